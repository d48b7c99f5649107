package org.safeguard.system.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The passwords that the stack made up. */
final class Passwords {

  private final Properties all = new Properties();

  Passwords(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      all.load(text);
    } catch (IOException failed) {
      throw new UncheckedIOException("no stack has written " + file, failed);
    }
  }

  String get(String name) {
    String password = all.getProperty(name);
    if (password == null) {
      throw new IllegalStateException("the stack has no password " + name);
    }
    return password;
  }
}
