package org.safeguard.web.fhir;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as FHIR and as HTTP write them. */
final class Timestamps {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** FHIR's instant: UTC, milliseconds. */
  static String instant(Instant time) {
    return INSTANT.format(time);
  }

  /** RFC 9110, section 5.6.7. */
  static String http(Instant time) {
    return HTTP.format(time);
  }
}
