package org.safeguard.patient.structure;

import java.math.BigInteger;

/** How numbers are written. */
final class Numbers {

  private static final int LONGEST = "-2147483648".length();

  /** R4 asks for eighteen digits at least; computed values have seventeen. */
  private static final int LONGEST_DECIMAL = 100;

  private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(100);

  private Numbers() {}

  /** Whether a JSON integer lies between a lowest value and the highest of 32 bits. */
  static boolean between(String json, int lowest) {
    if (json.length() > LONGEST || json.equals("-0")) {
      return false;
    }
    long value = Long.parseLong(json);
    return value >= lowest && value <= Integer.MAX_VALUE;
  }

  /**
   * Whether a JSON number is a decimal of up to 100 characters, its exponent between -100 and 100:
   * whoever writes it out needs memory for some two hundred digits. {@code 1E999999999} has a
   * thousand million.
   */
  static boolean decimal(String json) {
    if (json.length() > LONGEST_DECIMAL) {
      return false;
    }
    int exponent = Math.max(json.indexOf('e'), json.indexOf('E'));
    return exponent < 0
        || new BigInteger(json.substring(exponent + 1)).abs().compareTo(LARGEST_EXPONENT) <= 0;
  }
}
