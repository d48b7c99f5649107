package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  private final String directives = new ContentPolicy().getDirectives();

  @Test
  void noScriptAndNoStyleRunsFromTheMarkup() {
    assertFalse(directives.contains("unsafe"));
  }

  @Test
  void nothingIsLoadedThatIsNotNamed() {
    assertTrue(directives.startsWith("default-src 'none';"));
    assertTrue(directives.contains("frame-ancestors 'none';"));
  }

  @Test
  void theNonceThatIsAppendedFallsIntoTheScriptsDirective() {
    assertEquals("script-src 'self'", directives.substring(directives.lastIndexOf(';') + 2));
  }

  @Test
  void anOriginIsSchemeHostAndPort() {
    assertEquals(
        "https://id.example.org:8543",
        ContentPolicy.origin("https://id.example.org:8543/realms/s"));
  }
}
