package org.safeguard.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for the message about a program that failed. */
final class LogTail {
  private LogTail() {}

  static String of(Path log, int lines) {
    try {
      List<String> all = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
      List<String> last = all.subList(Math.max(0, all.size() - lines), all.size());
      return String.join(System.lineSeparator(), last);
    } catch (IOException unreadable) {
      return "(the log cannot be read: " + unreadable.getMessage() + ")";
    }
  }
}
