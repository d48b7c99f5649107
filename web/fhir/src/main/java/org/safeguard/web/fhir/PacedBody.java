package org.safeguard.web.fhir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to come in time: whoever sends it holds what others wait for. The server's own
 * limit is for one read, which a byte a minute satisfies. It is asked after each read, so what does
 * not come at all ends by that limit.
 */
final class PacedBody extends FilterInputStream {

  /** For a slow beginning, and for a small body over a slow line. */
  static final Duration GRACE = Duration.ofMinutes(1);

  /** With it, the largest bundle has a little more than five minutes. */
  static final int BYTES_A_SECOND = 512 << 10;

  private final LongSupplier nanos;
  private final long begun;
  private long received;

  /**
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  PacedBody(InputStream body, LongSupplier nanos) {
    super(body);
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /**
   * @throws RequestRefused with 408 where it has come too slowly
   */
  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  /**
   * @throws RequestRefused with 408 where it has come too slowly
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    count(read);
    return read;
  }

  /**
   * Reads it to its end and throws it away: a sender who is still at it would not see the answer.
   */
  void discard() {
    try {
      transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the body could not be read", e);
    }
  }

  private void count(int read) {
    received += Math.max(0, read);
    Duration allowed = GRACE.plus(Duration.ofSeconds(received / BYTES_A_SECOND));
    if (nanos.getAsLong() - begun > allowed.toNanos()) {
      throw RequestRefused.bodyTooSlow();
    }
  }
}
