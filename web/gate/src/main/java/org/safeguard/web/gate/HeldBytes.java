package org.safeguard.web.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** The body of a response that has not been released: one array that grows and is written once. */
final class HeldBytes extends ServletOutputStream {

  private static final byte[] NONE = {};
  private static final int LEAST = 1024;

  private byte[] bytes = NONE;
  private int size;

  @Override
  public void write(int b) {
    makeRoom(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    makeRoom(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void writeTo(OutputStream target) throws IOException {
    target.write(bytes, 0, size);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  /** What writes when it may: it may at once, as often as it likes. */
  @Override
  public void setWriteListener(WriteListener listener) {
    try {
      listener.onWritePossible();
    } catch (IOException e) {
      listener.onError(e);
    }
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(LEAST, doubled())));
    }
  }

  private int doubled() {
    return (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length);
  }
}
