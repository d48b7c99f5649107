package org.safeguard.system.leak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks for several byte strings at once. */
final class ByteSearch {

  private static final int BLOCK = 1 << 20;

  private final List<List<byte[]>> byFirstByte = new ArrayList<>();
  private final int longest;

  private ByteSearch(List<byte[]> needles) {
    for (int value = 0; value < 256; value++) {
      byFirstByte.add(new ArrayList<>());
    }
    needles.forEach(needle -> byFirstByte.get(needle[0] & 0xFF).add(needle));
    longest = needles.stream().mapToInt(needle -> needle.length).max().orElseThrow();
  }

  static ByteSearch anyOf(List<byte[]> needles) {
    return new ByteSearch(needles);
  }

  boolean isIn(byte[] bytes) {
    return isIn(bytes, bytes.length);
  }

  /** Whether one of them stands in the file, as it is now. */
  boolean isIn(Path file) {
    byte[] buffer = new byte[BLOCK + longest];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(buffer, 0, BLOCK);
      while (read > 0) {
        int filled = kept + read;
        if (isIn(buffer, filled)) {
          return true;
        }
        kept = Math.min(longest - 1, filled);
        System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        read = in.readNBytes(buffer, kept, BLOCK);
      }
      return false;
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean isIn(byte[] bytes, int length) {
    for (int start = 0; start < length; start++) {
      for (byte[] needle : byFirstByte.get(bytes[start] & 0xFF)) {
        int end = start + needle.length;
        if (end <= length && Arrays.equals(bytes, start, end, needle, 0, needle.length)) {
          return true;
        }
      }
    }
    return false;
  }
}
