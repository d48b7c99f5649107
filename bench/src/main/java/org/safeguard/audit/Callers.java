package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Threads that each append the next entry when the last is durable. */
final class Callers {

  private final int count;

  Callers(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /**
   * What they saw.
   *
   * @param nanos how long each append took, ascending
   * @param elapsed from the first append to the last receipt
   */
  record Seen(long[] nanos, Duration elapsed) {

    int appends() {
      return nanos.length;
    }

    double perSecond() {
      return appends() * 1e9 / elapsed.toNanos();
    }

    /** In milliseconds: that many of a hundred took no longer. */
    double percentile(int percent) {
      int place = (int) Math.ceil(nanos.length * (percent / 100.0)) - 1;
      return nanos[Math.max(0, place)] / 1e6;
    }
  }

  /** Has them append for so long; an append that fails, fails it. */
  Seen append(MeasuredLog log, Duration time)
      throws InterruptedException, ExecutionException, SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CountDownLatch begin = new CountDownLatch(1);
    List<MeasuredLog.Appender> appenders = new ArrayList<>();
    try {
      List<Future<long[]>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        MeasuredLog.Appender appender = log.appender();
        appenders.add(appender);
        all.add(threads.submit(() -> appendUntil(begin, time, appender)));
      }
      long start = System.nanoTime();
      begin.countDown();
      List<long[]> each = new ArrayList<>();
      for (Future<long[]> one : all) {
        each.add(one.get());
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new Seen(each.stream().flatMapToLong(LongStream::of).sorted().toArray(), elapsed);
    } finally {
      threads.shutdownNow();
      for (MeasuredLog.Appender appender : appenders) {
        appender.close();
      }
    }
  }

  private static long[] appendUntil(
      CountDownLatch begin, Duration time, MeasuredLog.Appender appender)
      throws InterruptedException, SQLException {
    begin.await();
    long end = System.nanoTime() + time.toNanos();
    long[] nanos = new long[1024];
    int appended = 0;
    long now = System.nanoTime();
    while (now < end) {
      appender.append(MadeEntries.next());
      long done = System.nanoTime();
      if (appended == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * appended);
      }
      nanos[appended++] = done - now;
      now = done;
    }
    return Arrays.copyOf(nanos, appended);
  }
}
