package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StackConfigurationTest {
  private static final Path ROOT = Path.of("/project");

  @Test
  void withoutPropertiesTheDefaultsOfTheReadmeHold() {
    var expected =
        new StackConfiguration(
            Path.of("/project/.safeguard"), 0, 10, 1, Optional.empty(), true, Map.of());
    assertEquals(expected, StackConfiguration.of(new Properties(), ROOT));
  }

  @Test
  void anOffsetAloneGivesASecondStackAFolderOfItsOwn() {
    var properties = new Properties();
    properties.setProperty("stack.portOffset", "1000");
    var second = StackConfiguration.of(properties, ROOT);
    assertEquals(Path.of("/project/.safeguard-1000"), second.folder());
    assertEquals(1000, second.portOffset());
  }

  @Test
  void eachPropertyHasItsName() {
    var properties = new Properties();
    properties.setProperty("stack.dir", "elsewhere");
    properties.setProperty("stack.portOffset", "1000");
    properties.setProperty("stack.patients", "3");
    properties.setProperty("stack.seed", "7");
    properties.setProperty("stack.load", "/bundles");
    var expected =
        new StackConfiguration(
            Path.of("/project/elsewhere"),
            1000,
            3,
            7,
            Optional.of(Path.of("/bundles")),
            true,
            Map.of());
    assertEquals(expected, StackConfiguration.of(properties, ROOT));
  }

  @Test
  void aValueThatIsNoNumberIsNamed() {
    var properties = new Properties();
    properties.setProperty("stack.patients", "many");
    var refusal = assertThrows(StackException.class, () -> StackConfiguration.of(properties, ROOT));
    assertTrue(refusal.getMessage().contains("stack.patients"), refusal.getMessage());
  }

  @Test
  void anOffsetThatLeavesThePortRangeIsRefused() {
    var configuration = StackConfiguration.in(ROOT);
    assertThrows(StackException.class, () -> configuration.withPortOffset(60_000));
    assertThrows(StackException.class, () -> configuration.withPortOffset(-1));
  }
}
