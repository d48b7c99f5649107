package org.safeguard.web.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client would like to be sent after a change (RFC 7240, and FHIR's third choice). */
enum Preference {
  REPRESENTATION,
  MINIMAL,
  OPERATION_OUTCOME;

  /** A preference that is not known is passed over, as RFC 7240 says. */
  static Optional<Preference> find(List<String> prefer) {
    for (String header : prefer) {
      for (String preference : header.split("[,;]")) {
        switch (preference.strip().replace("\"", "").toLowerCase(Locale.ROOT)) {
          case "return=minimal":
            return Optional.of(MINIMAL);
          case "return=operationoutcome":
            return Optional.of(OPERATION_OUTCOME);
          case "return=representation":
            return Optional.of(REPRESENTATION);
          default:
            break;
        }
      }
    }
    return Optional.empty();
  }
}
