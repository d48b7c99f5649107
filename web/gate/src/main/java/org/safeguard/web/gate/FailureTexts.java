package org.safeguard.web.gate;

import java.util.Locale;
import java.util.ResourceBundle;

/** What a status says in words and in a code of {@code http://hl7.org/fhir/issue-type}. */
final class FailureTexts {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.safeguard.web.gate.failures", Locale.ROOT);

  private FailureTexts() {}

  /** One sentence; a more general one for a status that has none of its own. */
  static String sentence(int status) {
    String key = Integer.toString(status);
    return text(TEXTS.containsKey(key) ? key : status >= 500 ? "500" : "400");
  }

  /** What stands above the sentence on a page. */
  static String heading(int status) {
    String key = "page.heading." + status;
    return text(TEXTS.containsKey(key) ? key : "page.heading." + status / 100);
  }

  static String text(String key) {
    return TEXTS.getString(key);
  }

  static String code(int status) {
    return switch (status) {
      case 401 -> "login";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405, 406, 415 -> "not-supported";
      case 409, 412 -> "conflict";
      case 410 -> "deleted";
      case 413, 414 -> "too-long";
      case 429, 502, 503, 504 -> "transient";
      default -> status >= 500 ? "exception" : "invalid";
    };
  }
}
