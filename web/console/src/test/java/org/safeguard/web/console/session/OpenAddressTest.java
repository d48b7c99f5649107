package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenAddressTest {

  @Test
  void whatWorksWithoutASessionIsOpen() {
    assertTrue(open("/console/signed-out"));
    assertTrue(open("/console/session/clock"));
    assertTrue(open("/console/session/end"));
    assertTrue(open("/console/watch/keys"));
    assertTrue(open("/console/jakarta.faces.resource/frame.css.xhtml"));
  }

  @Test
  void everythingElseAsksForASession() {
    assertFalse(open("/console/"));
    assertFalse(open("/console/patients"));
    assertFalse(open("/console/session/activity"));
    assertFalse(open("/console/keys"));
    assertFalse(open("/console/watch/patients"));
    assertFalse(open("/console/patients/jakarta.faces.resource/"));
  }

  @Test
  void whereARequestLeadsCountsAndNotHowItsAddressIsWritten() {
    assertFalse(ledTo("/patients", "/console/jakarta.faces.resource/../patients"));
    assertFalse(ledTo("/patients", "/console/jakarta.faces.resource/%2e%2e/patients"));
    assertFalse(ledTo("/patients", "/console/signed-out/../patients"));
    assertTrue(ledTo("/signed-out", "/console/signed-out;x"));
  }

  private static boolean open(String uri) {
    return ledTo(uri.substring("/console".length()), uri);
  }

  private static boolean ledTo(String path, String uri) {
    return OpenAddress.of(Requests.ledTo(path, uri));
  }
}
