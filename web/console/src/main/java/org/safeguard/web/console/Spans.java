package org.safeguard.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Spans of time in words. */
@ApplicationScoped
public class Spans {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** From here on half an hour more or less is no matter. */
  private static final Duration LONG = Duration.ofMinutes(100);

  private final Texts texts;

  @Inject
  public Spans(Texts texts) {
    this.texts = texts;
  }

  protected Spans() {
    this(null);
  }

  /** In two units at most, such as {@code 3 min 20 s}; what is left over is cut off. */
  public String length(Duration span) {
    if (span.compareTo(MINUTE) < 0) {
      return texts.get("span.SECONDS", Math.max(0, span.toSeconds()));
    }
    if (span.compareTo(HOUR) < 0) {
      return texts.get("span.MINUTES", span.toMinutes(), span.toSecondsPart());
    }
    return span.compareTo(DAY) < 0
        ? texts.get("span.HOURS", span.toHours(), span.toMinutesPart())
        : texts.get("span.DAYS", span.toDays(), span.toHoursPart());
  }

  /** As one says it who only estimates. */
  public String about(Duration span) {
    if (span.compareTo(MINUTE) < 0) {
      return texts.get("span.about.SECONDS");
    }
    return span.compareTo(LONG) < 0
        ? texts.get("span.about.MINUTES", rounded(span, MINUTE))
        : texts.get("span.about.HOURS", rounded(span, HOUR));
  }

  private static long rounded(Duration span, Duration unit) {
    return Math.round(1.0 * span.toSeconds() / unit.toSeconds());
  }

  /** When something is due, seen from today: in so many days, today, or overdue. */
  public String due(LocalDate due, LocalDate today) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(today, due));
    if (days == 0) {
      return texts.get("due.today");
    }
    return days > 0 ? texts.count("due.in", days) : texts.count("due.over", -days);
  }
}
