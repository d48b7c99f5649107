package org.safeguard.web.console.chart;

import java.util.regex.Pattern;

/** UCUM's units as people write them. */
final class Units {

  /** What stands in braces is no unit: it says what is counted, or what the value is related to. */
  private static final Pattern RELATED = Pattern.compile("/\\{([^}]*)}");

  private static final Pattern COUNTED = Pattern.compile("\\{[^}]*}");

  private Units() {}

  /** Nothing for a count, which has the unit {@code 1} or a word in braces alone. */
  static String words(String unit) {
    String related = RELATED.matcher(unit).replaceAll("/$1");
    String words = COUNTED.matcher(related).replaceAll("");
    return words.equals("1") ? "" : words.replace("mm[Hg]", "mmHg").replace("1.73_m2", "1.73 m2");
  }
}
