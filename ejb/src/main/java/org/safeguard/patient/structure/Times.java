package org.safeguard.patient.structure;

import java.time.YearMonth;

/**
 * How dates and times are written: as R4's regular expressions say, and only days that the calendar
 * has. Reads one value from left to right.
 */
final class Times {

  private final String text;
  private int at;

  private Times(String text) {
    this.text = text;
  }

  /** {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}. */
  static boolean date(String value) {
    Times reader = new Times(value);
    return reader.day() >= 1 && reader.done();
  }

  /** A date, or a date of three parts with time and zone. */
  static boolean dateTime(String value) {
    Times reader = new Times(value);
    int parts = reader.day();
    return parts >= 1
        && (reader.done()
            || (parts == 3
                && reader.skip('T')
                && reader.clock()
                && reader.zone()
                && reader.done()));
  }

  /** Date, time and zone, all of them. */
  static boolean instant(String value) {
    Times reader = new Times(value);
    return reader.day() == 3
        && reader.skip('T')
        && reader.clock()
        && reader.zone()
        && reader.done();
  }

  /** {@code HH:MM:SS} with a fraction of any length, without zone. */
  static boolean time(String value) {
    Times reader = new Times(value);
    return reader.clock() && reader.done();
  }

  /** Reads as many parts of a date as there are: 1 to 3, or 0 where there is no date. */
  private int day() {
    int year = number(4, 1, 9999);
    if (year < 0) {
      return 0;
    }
    if (!skip('-')) {
      return 1;
    }
    int month = number(2, 1, 12);
    if (month < 0) {
      return 0;
    }
    if (!skip('-')) {
      return 2;
    }
    return number(2, 1, YearMonth.of(year, month).lengthOfMonth()) < 0 ? 0 : 3;
  }

  /** The 60th second is a leap second. */
  private boolean clock() {
    boolean whole =
        number(2, 0, 23) >= 0
            && skip(':')
            && number(2, 0, 59) >= 0
            && skip(':')
            && number(2, 0, 60) >= 0;
    return whole && (!skip('.') || fraction());
  }

  private boolean fraction() {
    int start = at;
    while (at < text.length() && digit(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private boolean zone() {
    if (skip('Z')) {
      return true;
    }
    if (!skip('+') && !skip('-')) {
      return false;
    }
    int hours = number(2, 0, 14);
    return hours >= 0 && skip(':') && number(2, 0, hours == 14 ? 0 : 59) >= 0;
  }

  private int number(int digits, int lowest, int highest) {
    if (at + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int end = at + digits; at < end; at++) {
      if (!digit(text.charAt(at))) {
        return -1;
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    return value >= lowest && value <= highest ? value : -1;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean skip(char expected) {
    boolean there = at < text.length() && text.charAt(at) == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private boolean done() {
    return at == text.length();
  }
}
