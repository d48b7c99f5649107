package org.safeguard.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times in the person's zone, which their browser tells by a cookie; in UTC until it has.
 */
@RequestScoped
@Named
public class Formats {

  static final String COOKIE = "zone";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

  static final ZoneId UTC = ZoneId.of("UTC");

  @Inject private HttpServletRequest request;

  /** An ISO date and time with the zone, such as {@code 2026-11-23 08:15:00 CET}. */
  public String moment(Instant instant) {
    return moment(instant, zone());
  }

  static String moment(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone));
  }

  /** A FHIR date, as exact as it was written; a time of day in the person's zone. */
  public String date(String date) {
    return date(date, zone());
  }

  static String date(String date, ZoneId zone) {
    try {
      return date.contains("T")
          ? MINUTE.format(OffsetDateTime.parse(date).atZoneSameInstant(zone))
          : date;
    } catch (DateTimeException e) {
      return date;
    }
  }

  /** The person's zone. */
  public ZoneId zone() {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE)) {
          return zone(cookie.getValue());
        }
      }
    }
    return UTC;
  }

  /** A zone of that name, where there is one; the cookie is anyone's to write. */
  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.replace("%2F", "/"));
    } catch (DateTimeException e) {
      return UTC;
    }
  }
}
