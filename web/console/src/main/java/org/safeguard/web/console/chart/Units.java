package org.safeguard.web.console.chart;

import java.util.regex.Pattern;

/** UCUM's units as people write them. */
final class Units {

  /** No unit of UCUM's is longer; the patterns take time with the square of the length. */
  private static final int LONGEST = 100;

  /** What stands in braces is no unit: it says what is counted, or what the value is related to. */
  private static final Pattern RELATED = Pattern.compile("/\\{([^}]*)}");

  private static final Pattern COUNTED = Pattern.compile("\\{[^}]*}");

  private Units() {}

  /**
   * Nothing for a count, which has the unit {@code 1} or a word in braces alone; a text that is too
   * long for a unit as it is.
   */
  static String words(String unit) {
    if (unit.length() > LONGEST) {
      return unit;
    }
    String related = RELATED.matcher(unit).replaceAll("/$1");
    String words = COUNTED.matcher(related).replaceAll("");
    return words.equals("1") ? "" : words.replace("mm[Hg]", "mmHg").replace("1.73_m2", "1.73 m2");
  }
}
