package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAddressTest {

  @Test
  void whatWorksWithoutASessionIsOpen() {
    assertTrue(open("/console/signed-out"));
    assertTrue(open("/console/session/clock"));
    assertTrue(open("/console/session/end"));
    assertTrue(open("/console/jakarta.faces.resource/frame.css.xhtml"));
  }

  @Test
  void everythingElseAsksForASession() {
    assertFalse(open("/console/"));
    assertFalse(open("/console/patients"));
    assertFalse(open("/console/session/activity"));
    assertFalse(open("/console/signed-out/../patients"));
    assertFalse(open("/console/signed-out;x"));
    assertFalse(open("/console/patients/jakarta.faces.resource/"));
  }

  private static boolean open(String uri) {
    return OpenAddress.of(Requests.of("GET", uri, Map.of()));
  }
}
