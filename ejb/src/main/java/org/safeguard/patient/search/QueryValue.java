package org.safeguard.patient.search;

/**
 * Reads FHIR's escapes in a value of a query: a backslash before a comma, pipe, dollar or itself.
 */
final class QueryValue {

  private static final String ESCAPED = ",|$\\";

  private QueryValue() {}

  static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (isEscape(value, i)) {
        i++;
      }
      text.append(value.charAt(i));
    }
    return text.toString();
  }

  /** The place of the first pipe that no backslash stands before, or -1. */
  static int pipe(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isEscape(value, i)) {
        i++;
      } else if (value.charAt(i) == '|') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isEscape(String value, int at) {
    return value.charAt(at) == '\\'
        && at + 1 < value.length()
        && ESCAPED.indexOf(value.charAt(at + 1)) >= 0;
  }
}
