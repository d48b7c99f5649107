package org.safeguard.patient.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.safeguard.resource.BundleTooLarge;

/**
 * The bytes of a bundle, in pieces that are given up as soon as every resource in them has been
 * taken: what a transaction writes grows while what it reads shrinks. For one thread.
 */
public final class BundleBody {

  /** The largest body of a bundle. */
  public static final long MOST_BYTES = 128L << 20;

  /** Small enough not to be an object of its own region in the heap. */
  static final int PIECE = 256 << 10;

  private final List<byte[]> pieces;
  private final long length;
  private final int[] awaited;

  private BundleBody(List<byte[]> pieces, long length) {
    this.pieces = pieces;
    this.length = length;
    this.awaited = new int[pieces.size()];
  }

  /**
   * Reads a body to its end.
   *
   * @throws BundleTooLarge if it has more than {@value #MOST_BYTES} bytes
   */
  public static BundleBody read(InputStream body) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    long length = 0;
    byte[] piece = body.readNBytes(PIECE);
    while (piece.length > 0) {
      pieces.add(piece);
      length += piece.length;
      if (length > MOST_BYTES) {
        throw new BundleTooLarge("A bundle may have 128 MiB at most.");
      }
      piece = body.readNBytes(PIECE);
    }
    return new BundleBody(pieces, length);
  }

  public long length() {
    return length;
  }

  /** The bytes from first to last; before anything is taken. */
  InputStream open() {
    return new Reader();
  }

  /** Says that this part will be taken, once: its pieces are kept until then. */
  void await(Range part) {
    for (int i = piece(part.start()); i <= piece(part.end() - 1); i++) {
      awaited[i]++;
    }
  }

  /**
   * The bytes of a part that was awaited, which are not kept any longer.
   *
   * @throws IllegalStateException if they were given up before
   */
  byte[] take(Range part) {
    byte[] bytes = new byte[Math.toIntExact(part.end() - part.start())];
    int filled = 0;
    for (int i = piece(part.start()); i <= piece(part.end() - 1); i++) {
      byte[] piece = pieces.get(i);
      if (piece == null) {
        throw new IllegalStateException("a part of a bundle is taken twice");
      }
      int from = Math.toIntExact(Math.max(0, part.start() - (long) i * PIECE));
      int to = Math.toIntExact(Math.min(piece.length, part.end() - (long) i * PIECE));
      System.arraycopy(piece, from, bytes, filled, to - from);
      filled += to - from;
      release(i);
    }
    return bytes;
  }

  private void release(int piece) {
    awaited[piece]--;
    if (awaited[piece] == 0) {
      pieces.set(piece, null);
    }
  }

  private static int piece(long place) {
    return (int) (place / PIECE);
  }

  /**
   * A part of the body.
   *
   * @param start of its first byte, from 0
   * @param end after its last byte
   */
  record Range(long start, long end) {}

  private final class Reader extends InputStream {

    private int piece;
    private int at;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
      Objects.checkFromIndexSize(offset, most, target.length);
      while (piece < pieces.size() && at == pieces.get(piece).length) {
        piece++;
        at = 0;
      }
      if (piece == pieces.size()) {
        return most == 0 ? 0 : -1;
      }
      int count = Math.min(most, pieces.get(piece).length - at);
      System.arraycopy(pieces.get(piece), at, target, offset, count);
      at += count;
      return count;
    }
  }
}
