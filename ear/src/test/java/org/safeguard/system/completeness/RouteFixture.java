package org.safeguard.system.completeness;

import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;

/**
 * How a route is called.
 *
 * @param action what the entry of a call names it
 * @param status of the answer to a call that succeeds
 * @param success calls it about a patient
 * @param rejected calls it for what can't be done; the answer is 400 or more
 * @param access who may call it
 * @param opens whether it opens the stored body of the patient
 */
record RouteFixture(
    String action, int status, Call success, Call rejected, Admits access, boolean opens) {

  /** A call of the route. */
  interface Call {

    /**
     * @param patient an id of the server's
     */
    Answer by(FhirClient client, String patient);
  }

  /** Whom a route admits. */
  enum Admits {
    /** Everyone, signed in or not. */
    ALL,
    /** Whoever is signed in: it serves nothing, and says so. */
    SIGNED_IN,
    /** Those whose role allows it. */
    SOME_ROLES
  }

  RouteFixture opening() {
    return new RouteFixture(action, status, success, rejected, access, true);
  }

  RouteFixture admitting(Admits whom) {
    return new RouteFixture(action, status, success, rejected, whom, opens);
  }
}
