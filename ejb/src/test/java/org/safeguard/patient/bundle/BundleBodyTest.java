package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.bundle.BundleBody.Range;
import org.safeguard.resource.BundleTooLarge;

class BundleBodyTest {

  private static final int PIECE = BundleBody.PIECE;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static BundleBody body(byte[] bytes) throws IOException {
    return BundleBody.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void whatIsOpenedIsWhatWasRead() throws IOException {
    for (int length : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE}) {
      byte[] bytes = random(length);
      BundleBody body = body(bytes);
      assertEquals(length, body.length());
      assertArrayEquals(bytes, body.open().readAllBytes());
    }
  }

  @Test
  void bytesAreReadOneByOneToo() throws IOException {
    byte[] bytes = random(PIECE + 2);
    InputStream in = body(bytes).open();
    for (byte b : bytes) {
      assertEquals(b & 0xFF, in.read());
    }
    assertEquals(-1, in.read());
  }

  @Test
  void partIsTakenExactlyWhereverPiecesMeet() throws IOException {
    byte[] bytes = random(3 * PIECE + 10);
    int[] places = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE, bytes.length};
    for (int start : places) {
      for (int end : places) {
        if (start < end) {
          BundleBody body = body(bytes);
          Range part = new Range(start, end);
          body.await(part);
          assertArrayEquals(Arrays.copyOfRange(bytes, start, end), body.take(part));
        }
      }
    }
  }

  @Test
  void partThatIsGoneIsNotTakenAgain() throws IOException {
    BundleBody body = body(random(2 * PIECE));
    Range part = new Range(5, PIECE + 5);
    body.await(part);
    body.take(part);
    assertThrows(IllegalStateException.class, () -> body.take(part));
  }

  @Test
  void pieceIsKeptForAllThatStandsInIt() throws IOException {
    byte[] bytes = random(2 * PIECE);
    BundleBody body = body(bytes);
    Range before = new Range(0, 10);
    Range across = new Range(PIECE - 10, PIECE + 10);
    Range after = new Range(PIECE + 20, 2L * PIECE);
    List.of(before, across, after).forEach(body::await);
    body.take(across);
    assertArrayEquals(Arrays.copyOfRange(bytes, PIECE + 20, 2 * PIECE), body.take(after));
    assertArrayEquals(Arrays.copyOf(bytes, 10), body.take(before));
  }

  @Test
  void pieceIsGivenUpWithTheLastThatStandsInIt() throws Exception {
    WatchedInput input = new WatchedInput(random(3 * PIECE));
    BundleBody body = BundleBody.read(input);
    Range first = new Range(0, PIECE + 10);
    Range second = new Range(PIECE + 10, 2L * PIECE);
    Range third = new Range(2L * PIECE, 3L * PIECE);
    List.of(first, second, third).forEach(body::await);
    body.take(first);
    input.requireGone(0);
    assertTrue(input.pieces.get(1).get() != null, "the second part stands in it");
    body.take(second);
    input.requireGone(1);
    body.take(third);
    input.requireGone(2);
    assertEquals(3L * PIECE, body.length());
  }

  @Test
  void aHundredAndTwentyEightMebibytesAreTaken() throws IOException {
    assertEquals(
        BundleBody.MOST_BYTES, BundleBody.read(new Blanks(BundleBody.MOST_BYTES)).length());
  }

  @Test
  void oneByteMoreIsTooLarge() {
    Blanks input = new Blanks(BundleBody.MOST_BYTES + 1);
    BundleTooLarge refused = assertThrows(BundleTooLarge.class, () -> BundleBody.read(input));
    assertEquals(413, refused.status());
  }

  @Test
  void whatIsTooLargeIsNotReadToItsEnd() {
    Blanks input = new Blanks(Long.MAX_VALUE);
    assertThrows(BundleTooLarge.class, () -> BundleBody.read(input));
    assertTrue(input.given() <= BundleBody.MOST_BYTES + PIECE, input.given() + " bytes");
  }

  /** So many blanks, none of which are held. */
  private static final class Blanks extends InputStream {

    private final long length;
    private long left;

    Blanks(long length) {
      this.length = length;
      this.left = length;
    }

    long given() {
      return length - left;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(left, most);
      Arrays.fill(target, offset, offset + count, (byte) ' ');
      left -= count;
      return count;
    }
  }

  /** Knows the pieces that it gave, without holding them. */
  private static final class WatchedInput extends ByteArrayInputStream {

    private final List<WeakReference<byte[]>> pieces = new ArrayList<>();

    WatchedInput(byte[] bytes) {
      super(bytes);
    }

    @Override
    public byte[] readNBytes(int most) {
      byte[] target = new byte[most];
      int count = Math.max(0, read(target, 0, most));
      byte[] piece = Arrays.copyOf(target, count);
      pieces.add(new WeakReference<>(piece));
      return piece;
    }

    void requireGone(int piece) throws InterruptedException {
      for (int i = 0; i < 50 && pieces.get(piece).get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }
      assertNull(pieces.get(piece).get(), "piece " + piece + " is still held");
    }
  }
}
