package org.safeguard.stack.patients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.safeguard.stack.process.Progress;

/** The line at the terminal that says how far a load is, rewritten once a second at most. */
final class LoadProgress {
  private static final Duration SELDOM = Duration.ofSeconds(1);

  private final Progress progress;
  private final Clock clock;
  private final Instant begin;
  private final Tally tally;
  private final int files;
  private final long bytes;
  private Instant told = Instant.MIN;
  private int filesDone;
  private long bytesDone;

  LoadProgress(Progress progress, Clock clock, Tally tally, int files, long bytes) {
    this.progress = progress;
    this.clock = clock;
    this.tally = tally;
    this.begin = clock.instant();
    this.files = files;
    this.bytes = bytes;
  }

  LoadReport report() {
    return tally.report(took());
  }

  void done(long bytesOfFile) {
    filesDone++;
    bytesDone += bytesOfFile;
    boolean last = filesDone == files;
    if (last || !clock.instant().isBefore(told.plus(SELDOM))) {
      told = clock.instant();
      progress.update(line(report()), last);
    }
  }

  private String line(LoadReport soFar) {
    return String.format(
        Locale.ROOT,
        "Loading: %d of %d files, %,d resources (%.1f/s), %s left, %,d there already, %,d refused",
        filesDone,
        files,
        soFar.loadedInAll(),
        soFar.rate(),
        left(),
        soFar.present(),
        soFar.refused());
  }

  private Duration took() {
    return Duration.between(begin, clock.instant());
  }

  /** By bytes; nothing can be said of a load that has hardly begun. */
  private String left() {
    if (bytesDone < bytes / 100) {
      return "some time";
    }
    long seconds =
        bytesDone == 0
            ? 0
            : Math.round(took().toMillis() / 1000.0 * (bytes - bytesDone) / bytesDone);
    return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }
}
