package org.safeguard.stack.patients;

import java.net.http.HttpResponse;

/**
 * What the FHIR API answered. The body may be PHI, so it does not print.
 *
 * @param ofFhir whether the API itself spoke, and not a server that has not deployed it yet
 */
record Reply(int status, boolean ofFhir, byte[] body) {

  static Reply of(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Reply(response.statusCode(), type.contains("fhir+json"), response.body());
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "status " + status;
  }
}
