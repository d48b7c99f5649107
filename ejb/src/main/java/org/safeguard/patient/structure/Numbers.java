package org.safeguard.patient.structure;

/** How whole numbers are written. */
final class Numbers {

  private static final int LONGEST = "-2147483648".length();

  private Numbers() {}

  /** Whether a JSON integer lies between a lowest value and the highest of 32 bits. */
  static boolean between(String json, int lowest) {
    if (json.length() > LONGEST || json.equals("-0")) {
      return false;
    }
    long value = Long.parseLong(json);
    return value >= lowest && value <= Integer.MAX_VALUE;
  }
}
