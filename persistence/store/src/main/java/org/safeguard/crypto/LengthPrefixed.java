package org.safeguard.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Joins parts into bytes that no other parts yield: each part is preceded by its length in bytes as
 * an unsigned big-endian number of 32 bits. Text is UTF-8, a UUID 16 bytes (most significant
 * first), an int 4 bytes (big-endian). Reusable, for one thread.
 */
final class LengthPrefixed {

  private ByteBuffer buffer = ByteBuffer.allocate(256);

  LengthPrefixed clear() {
    buffer.clear();
    return this;
  }

  LengthPrefixed add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    room(bytes.length).put(bytes);
    return this;
  }

  LengthPrefixed add(UUID id) {
    room(Long.BYTES * 2).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return this;
  }

  LengthPrefixed add(int number) {
    room(Integer.BYTES).putInt(number);
    return this;
  }

  LengthPrefixed add(byte number) {
    room(Byte.BYTES).put(number);
    return this;
  }

  /** The array that the parts stand in, from its start; not a copy. */
  byte[] array() {
    return buffer.array();
  }

  int length() {
    return buffer.position();
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int length) {
    if (buffer.remaining() < Integer.BYTES + length) {
      int capacity = Math.max(buffer.capacity() * 2, buffer.position() + Integer.BYTES + length);
      buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
    }
    return buffer.putInt(length);
  }
}
