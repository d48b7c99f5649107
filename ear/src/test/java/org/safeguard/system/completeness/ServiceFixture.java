package org.safeguard.system.completeness;

import org.safeguard.system.http.FhirClient;

/**
 * How a method of a service is called.
 *
 * @param allowed who may call it
 * @param refused who may not
 * @param subject makes what it is called for
 * @param id whether it is called for something by id, which may not be there
 * @param success whether a call from the test's servlet can succeed; a job's is shown by its own
 *     tests
 */
record ServiceFixture(Caller allowed, Caller refused, Making subject, boolean id, boolean success) {

  /** Someone who sends requests, signed in anew where the call ends the session. */
  interface Caller {
    FhirClient client();
  }

  /** Makes what a call is for. */
  interface Making {
    Subject make();
  }

  /**
   * What a call is for.
   *
   * @param text its id
   * @param end takes away what would disturb other tests
   */
  record Subject(String text, AutoCloseable end) implements AutoCloseable {

    static Subject of(String text) {
      return new Subject(text, () -> {});
    }

    @Override
    public void close() throws Exception {
      end.close();
    }
  }
}
