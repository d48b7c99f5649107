package org.safeguard.audit;

import java.util.Locale;

/**
 * One run of one log.
 *
 * @param serverMillis processor time of this JVM
 * @param databaseMillis processor time of PostgreSQL
 * @param load of the machine when it ended
 */
record AppendFigure(
    String log, Callers.Seen seen, double serverMillis, double databaseMillis, double load) {

  static final String HEADING =
      "log\tappends\tappends_s\tp50_ms\tp99_ms\tmax_ms\tserver_us\tdb_us\tload1";

  String line() {
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%.0f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\t%.1f",
        log,
        seen.appends(),
        seen.perSecond(),
        seen.percentile(50),
        seen.percentile(99),
        seen.percentile(100),
        serverMillis * 1000 / seen.appends(),
        databaseMillis * 1000 / seen.appends(),
        load);
  }
}
