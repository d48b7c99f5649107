package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder;

  @Test
  void aSecretStaysTheSameAcrossStarts() {
    String password = secrets().password("a");
    String totp = secrets().totp("b");
    assertEquals(password, secrets().password("a"));
    assertEquals(totp, secrets().totp("b"));
  }

  @Test
  void everySecretIsItsOwn() {
    assertNotEquals(secrets().password("a"), secrets().password("b"));
  }

  @Test
  void secretsAreLongAndSafeInUrlsAndShells() {
    assertTrue(secrets().password("a").matches("[A-Za-z0-9_-]{24}"));
    assertTrue(secrets().totp("b").matches("[A-Z2-7]{32}"));
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws IOException {
    secrets().password("a");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))));
  }

  private Secrets secrets() {
    return new Secrets(folder.resolve("secrets"), new SecureRandom());
  }
}
