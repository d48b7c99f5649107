package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutACommandTheUsageIsShown() {
    assertEquals(Commands.MISUSED, run(Map.of()));
    assertTrue(errors().contains("safeguard-init migrate"), errors());
  }

  @Test
  void officersWithoutBothPeopleIsMisuse() {
    assertEquals(Commands.MISUSED, run(Map.of(), "officers", "anna", "Anna Ames"));
  }

  @Test
  void missingVariableIsNamed() {
    assertEquals(Commands.REFUSED, run(Map.of("SAFEGUARD_DB_URL", "jdbc:x"), "migrate"));
    assertEquals(
        "The environment variable SAFEGUARD_DDL_DB_PASSWORD is not set.", errors().strip());
  }

  @Test
  void addressThatAsksForLessThanAVerifiedServerIsRefused() {
    Map<String, String> variables =
        Map.of(
            "SAFEGUARD_DB_URL",
            "jdbc:postgresql://localhost/safeguard?sslmode=require",
            "SAFEGUARD_DDL_DB_PASSWORD",
            "secret");
    assertEquals(Commands.REFUSED, run(variables, "migrate"));
    assertTrue(errors().contains("sslmode=verify-full"), errors());
  }

  @Test
  void oddUsernameIsRefusedBeforeAnythingIsAsked() {
    assertEquals(
        Commands.REFUSED, run(Map.of(), "officers", "a b", "Anna Ames", "bert", "Bert Brown"));
    assertTrue(errors().contains("username"), errors());
  }

  private int run(Map<String, String> variables, String... args) {
    return new Commands(variables, printTo(out), printTo(err)).run(List.of(args));
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
