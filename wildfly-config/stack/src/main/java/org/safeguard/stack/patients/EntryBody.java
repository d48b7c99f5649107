package org.safeguard.stack.patients;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * A bundle of some entries of a file, byte for byte as they stand there, read one after the other.
 * An entry that would make a second resource when it is sent twice gets the condition {@code
 * ifNoneExist} with its identifier, unless it is in a transaction, which stands or falls as one.
 */
final class EntryBody extends InputStream {
  private static final byte[] END = ascii("]}");

  private final RandomAccessFile file;
  private final Iterator<Entry> left;
  private final boolean batch;
  private InputStream piece;
  private boolean first = true;
  private boolean ended;

  private EntryBody(Path file, List<Entry> entries, boolean batch) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
    this.left = entries.iterator();
    this.batch = batch;
    this.piece = new ByteArrayInputStream(head(batch));
  }

  static BodyPublisher batch(Path file, List<Entry> entries) {
    return publisher(file, entries, true);
  }

  static BodyPublisher transaction(Path file, List<Entry> entries) {
    return publisher(file, entries, false);
  }

  private static BodyPublisher publisher(Path file, List<Entry> entries, boolean batch) {
    long length = head(batch).length + END.length + entries.size() - 1L;
    for (Entry entry : entries) {
      length += entry.length() + condition(entry, batch).length;
    }
    var content = BodyPublishers.ofInputStream(() -> open(file, entries, batch));
    return BodyPublishers.fromPublisher(content, length);
  }

  private static InputStream open(Path file, List<Entry> entries, boolean batch) {
    try {
      return new EntryBody(file, entries, batch);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = piece.read(target, offset, length);
    while (read < 0 && !ended) {
      piece = new ByteArrayInputStream(next());
      read = piece.read(target, offset, length);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private byte[] next() throws IOException {
    if (!left.hasNext()) {
      ended = true;
      return END;
    }
    Entry entry = left.next();
    byte[] condition = condition(entry, batch);
    int comma = first ? 0 : 1;
    byte[] bytes = new byte[comma + entry.length() + condition.length];
    bytes[0] = ',';
    first = false;
    int split = condition.length == 0 ? entry.length() : entry.request() + 1;
    file.seek(entry.start());
    file.readFully(bytes, comma, split);
    System.arraycopy(condition, 0, bytes, comma + split, condition.length);
    file.readFully(bytes, comma + split + condition.length, entry.length() - split);
    return bytes;
  }

  /** What stands right after the brace that opens the entry's request. */
  private static byte[] condition(Entry entry, boolean batch) {
    if (!batch || !entry.doubles()) {
      return new byte[0];
    }
    return ascii("\"ifNoneExist\":\"" + entry.identifier().orElseThrow().query() + "\",");
  }

  private static byte[] head(boolean batch) {
    String type = batch ? "batch" : "transaction";
    return ascii("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
