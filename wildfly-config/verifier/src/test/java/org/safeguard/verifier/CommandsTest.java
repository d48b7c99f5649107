package org.safeguard.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Log log = new Log();
  @TempDir Path folder;

  @Test
  void consistentLogHasACodeOfItsOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), log.export());
    assertEquals(Commands.UNWITNESSED, run("", "check", file.toString()));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("CONSISTENT"));
  }

  @Test
  void standardInputIsReadAsAFileIs() {
    assertEquals(Commands.UNWITNESSED, run(log.export(), "check", "--json", "-"));
    assertTrue(
        out.toString(StandardCharsets.UTF_8)
            .startsWith("{\"verdict\":\"CONSISTENT_BUT_UNWITNESSED\""));
  }

  @Test
  void tamperedLogHasACodeOfItsOwn() {
    log.cutAfter(1, 3);
    assertEquals(Commands.TAMPERED, run(log.export(), "check", "-"));
  }

  @Test
  void cutExportHasACodeOfItsOwn() {
    String export = log.export();
    assertEquals(Commands.UNREADABLE, run(export.substring(0, export.length() / 2), "check", "-"));
  }

  @Test
  void whatWasFoundOutweighsThatTheRestIsCut() {
    log.links.remove(log.at(1, 4));
    String export = log.export();
    assertEquals(Commands.TAMPERED, run(export.substring(0, export.length() - 20), "check", "-"));
  }

  @Test
  void fileThatIsNotThereIsUnreadable() {
    assertEquals(Commands.UNREADABLE, run("", "check", folder.resolve("none").toString()));
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertEquals(Commands.MISUSED, run(""));
    assertTrue(errors().contains("safeguard-verify check"), errors());
  }

  @Test
  void missingVariableIsNamed() {
    assertEquals(Commands.REFUSED, run("", "export", "-"));
    assertEquals("The environment variable SAFEGUARD_DB_URL is not set.", errors().strip());
  }

  @Test
  void addressThatAsksForLessThanAVerifiedServerIsRefused() {
    Map<String, String> variables =
        Map.of(
            "SAFEGUARD_DB_URL",
            "jdbc:postgresql://localhost/safeguard?sslmode=require",
            "SAFEGUARD_VERIFIER_DB_PASSWORD",
            "secret");
    assertEquals(Commands.REFUSED, run(variables, "", "export", "-"));
    assertTrue(errors().contains("sslmode=verify-full"), errors());
  }

  private int run(String in, String... args) {
    return run(Map.of(), in, args);
  }

  private int run(Map<String, String> variables, String in, String... args) {
    return new Commands(
            variables,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            printTo(out),
            printTo(err))
        .run(List.of(args));
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
