package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  private final HeaderMap response = new HeaderMap();
  private final SecurityHeaders headers = new SecurityHeaders(100);

  @Test
  void everyResponseBindsTheBrowser() {
    headers.complete(response, false);

    assertEquals("max-age=100; includeSubDomains", response.getFirst("Strict-Transport-Security"));
    assertEquals("nosniff", response.getFirst("X-Content-Type-Options"));
    assertEquals("no-referrer", response.getFirst("Referrer-Policy"));
    assertEquals("same-origin", response.getFirst("Cross-Origin-Opener-Policy"));
    assertTrue(response.getFirst("Permissions-Policy").contains("camera=()"));
    assertTrue(response.getFirst("Content-Security-Policy").startsWith("default-src 'none'; "));
    assertTrue(response.getFirst("Content-Security-Policy").endsWith("frame-ancestors 'none'"));
  }

  @Test
  void policyThatAPageSetItself_stays() {
    response.put(new HttpString("Content-Security-Policy"), "script-src 'nonce-x'");

    headers.complete(response, false);

    assertEquals("script-src 'nonce-x'", response.getFirst("Content-Security-Policy"));
  }

  @Test
  void nothingIsKept_whateverTheAnswerSaid() {
    response.put(new HttpString("Cache-Control"), "max-age=5");

    headers.complete(response, false);

    assertEquals("no-store", response.getFirst("Cache-Control"));
  }

  @Test
  void staticFile_mayBeKept() {
    headers.complete(response, true);

    assertFalse(response.contains("Cache-Control"));
  }
}
