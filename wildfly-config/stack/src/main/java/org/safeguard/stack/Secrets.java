package org.safeguard.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the local stack. Each is made at random when it is first asked for and is the
 * same ever after: they are kept in one file that only its owner can read.
 */
public final class Secrets {
  private static final int PASSWORD_BYTES = 18;

  private final Path file;
  private final SecureRandom random;
  private final Properties known = new Properties();

  public Secrets(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
    if (Files.exists(file)) {
      load();
    }
  }

  /** The password of that name: 24 characters of letters, digits, '-' and '_'. */
  public synchronized String password(String name) {
    return known.containsKey(name) ? known.getProperty(name) : keep(name, generate());
  }

  private String generate() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String keep(String name, String password) {
    known.setProperty(name, password);
    var text = new StringWriter();
    try {
      known.store(text, "Passwords of the local stack");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    PrivateFile.write(file, text.toString());
    return password;
  }

  private void load() {
    try {
      known.load(new StringReader(PrivateFile.read(file)));
    } catch (IOException failed) {
      throw new StackException("Cannot read " + file, failed);
    }
  }
}
