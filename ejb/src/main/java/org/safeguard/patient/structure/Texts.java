package org.safeguard.patient.structure;

import java.util.regex.Pattern;

/**
 * How the primitive types that are strings are written. Loops rather than patterns where a value
 * stands in nearly every element.
 */
final class Texts {

  /** R4: "strings SHALL NOT exceed 1 MB in size". */
  private static final int LONGEST = 1024 * 1024;

  private static final int LONGEST_ID = 64;
  private static final Pattern OID = Pattern.compile("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");
  private static final Pattern UUID =
      Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Texts() {}

  /** Text of at least one character, without control characters. */
  static boolean text(String value) {
    return value.length() <= LONGEST && unicode(value);
  }

  /** Only that it is one div; what stands in it is the concern of whoever shows it. */
  static boolean xhtml(String value) {
    String trimmed = value.strip();
    return unicode(value)
        && trimmed.startsWith("<div")
        && (trimmed.endsWith("</div>") || trimmed.endsWith("/>"));
  }

  private static boolean unicode(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(++i))) {
          return false;
        }
      }
    }
    return !value.isEmpty();
  }

  /** No whitespace at the ends, and none but single spaces within. */
  static boolean code(String value) {
    boolean space = true;
    for (int i = 0; i < value.length(); i++) {
      boolean before = space;
      space = value.charAt(i) == ' ';
      if (space && before) {
        return false;
      }
    }
    return !space && text(value) && value.indexOf('\t') < 0 && value.indexOf('\n') < 0;
  }

  static boolean id(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!letterOrDigit(c) && c != '-' && c != '.') {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST_ID;
  }

  static boolean uri(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        return false;
      }
    }
    return text(value);
  }

  static boolean oid(String value) {
    return OID.matcher(value).matches();
  }

  static boolean uuid(String value) {
    return UUID.matcher(value).matches();
  }

  /** RFC 4648, section 4, with whitespace between characters and padding only at the end. */
  static boolean base64(String value) {
    int digits = 0;
    int padding = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '=') {
        padding++;
      } else if (letterOrDigit(c) || c == '+' || c == '/') {
        digits++;
        if (padding > 0) {
          return false;
        }
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
