package org.safeguard.web.console.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Numbers {

  private static final int DECIMALS = 4;

  private Numbers() {}

  /**
   * As it was written, unless it has more decimals than anyone measures: a computed value often has
   * fifteen.
   */
  static String words(BigDecimal number) {
    BigDecimal shown =
        number.scale() > DECIMALS
            ? number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
            : number;
    return shown.toPlainString();
  }

  /** The same number without decimals that say nothing. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
