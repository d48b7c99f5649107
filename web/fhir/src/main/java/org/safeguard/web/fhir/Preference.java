package org.safeguard.web.fhir;

import java.util.List;
import java.util.Locale;

/** What a client would like to be sent after a change (RFC 7240, and FHIR's third choice). */
enum Preference {
  REPRESENTATION,
  MINIMAL,
  OPERATION_OUTCOME;

  /** A preference that is not known is passed over, as RFC 7240 says. */
  static Preference of(List<String> prefer) {
    for (String header : prefer) {
      for (String preference : header.split("[,;]")) {
        switch (preference.strip().replace("\"", "").toLowerCase(Locale.ROOT)) {
          case "return=minimal":
            return MINIMAL;
          case "return=operationoutcome":
            return OPERATION_OUTCOME;
          case "return=representation":
            return REPRESENTATION;
          default:
            break;
        }
      }
    }
    return REPRESENTATION;
  }
}
