package org.safeguard.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.codec.binary.Base32;

/**
 * The passwords of the local stack. Each is made at random when it is first asked for and is the
 * same ever after: they are kept in one file that only its owner can read.
 */
public final class Secrets {
  private static final int PASSWORD_BYTES = 18;
  private static final int TOTP_BYTES = 20;

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
    return Optional.ofNullable(known.getProperty(name))
        .orElseGet(
            () ->
                keep(
                    name,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES))));
  }

  /** The secret of that name for one-time codes, 160 bits in base32. */
  public synchronized String totp(String name) {
    return Optional.ofNullable(known.getProperty(name))
        .orElseGet(() -> keep(name, new Base32().encodeToString(bytes(TOTP_BYTES))));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
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
