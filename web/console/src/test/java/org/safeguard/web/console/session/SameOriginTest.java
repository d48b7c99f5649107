package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SameOriginTest {

  @Test
  void whatChangesNothingMayComeFromAnywhere() {
    assertTrue(trusts("GET", Map.of("Sec-Fetch-Site", "cross-site")));
  }

  @Test
  void ourOwnPageMayPost() {
    assertTrue(trusts("POST", Map.of("Sec-Fetch-Site", "same-origin", "Origin", "null")));
    assertTrue(trusts("POST", Map.of("Origin", "https://console.example.org")));
  }

  @Test
  void noOtherPageMayPost() {
    assertFalse(trusts("POST", Map.of("Sec-Fetch-Site", "cross-site")));
    assertFalse(trusts("POST", Map.of("Sec-Fetch-Site", "same-site")));
    assertFalse(trusts("POST", Map.of("Sec-Fetch-Site", "none")));
    assertFalse(trusts("POST", Map.of("Origin", "https://example.org")));
    assertFalse(trusts("POST", Map.of("Origin", "https://console.example.org:8443")));
    assertFalse(trusts("POST", Map.of("Origin", "http://console.example.org")));
  }

  @Test
  void whoSaysNothingMayNotPost() {
    assertFalse(trusts("POST", Map.of()));
    assertFalse(trusts("DELETE", Map.of()));
  }

  private static boolean trusts(String method, Map<String, String> headers) {
    return SameOrigin.trusts(Requests.of(method, "/console/session/end", headers));
  }
}
