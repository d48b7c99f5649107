package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final int SHORT = 20;
  private static final long NOT_ANNOUNCED = -1;

  private final Admission api = new Admission(Surface.API);
  private final Admission console = new Admission(Surface.CONSOLE);

  @Test
  void methodsThatFhirAndBrowsersUse_areAdmitted() {
    for (String method : Admission.METHODS) {
      assertEquals(Optional.empty(), status(api, asked(method, SHORT, Set.of("name"), true, 5)));
    }
  }

  @Test
  void everyOtherMethod_isRefused() {
    for (String method : Set.of("TRACE", "TRACK", "CONNECT", "get", "")) {
      assertEquals(
          Optional.of(405), status(api, asked(method, SHORT, Set.of(), false, NOT_ANNOUNCED)));
    }
  }

  @Test
  void addressUpToTheLimit_isAdmittedAndNoLongerOne() {
    assertEquals(Optional.empty(), status(api, get(Admission.MAX_ADDRESS)));
    assertEquals(Optional.of(414), status(api, get(Admission.MAX_ADDRESS + 1)));
  }

  @Test
  void bodyUpToTheLimit_isAdmittedAndNoLargerOne() {
    assertEquals(
        Optional.empty(), status(api, asked("POST", SHORT, Set.of(), false, Admission.MAX_BODY)));
    assertEquals(
        Optional.of(413),
        status(api, asked("POST", SHORT, Set.of(), false, Admission.MAX_BODY + 1)));
  }

  @Test
  void tokenInTheAddress_isRefusedEverywhere() {
    Admission.Application asked =
        asked("GET", SHORT, Set.of("_id", "access_token"), false, NOT_ANNOUNCED);

    assertEquals(Optional.of(400), status(api, asked));
    assertEquals(Optional.of(400), status(console, asked));
  }

  @Test
  void authorizationHeader_isForTheApiOnly() {
    Admission.Application asked = asked("GET", SHORT, Set.of(), true, NOT_ANNOUNCED);

    assertEquals(Optional.empty(), status(api, asked));
    assertEquals(Optional.of(400), status(console, asked));
  }

  private static Admission.Application get(int addressLength) {
    return asked("GET", addressLength, Set.of(), false, NOT_ANNOUNCED);
  }

  private static Admission.Application asked(
      String method, int addressLength, Set<String> parameters, boolean header, long length) {
    return new Admission.Application(
        method, "/fhir/Patient", addressLength, parameters, header, length);
  }

  private static Optional<Integer> status(Admission admission, Admission.Application asked) {
    return admission.refuse(asked).map(Failure::status);
  }
}
