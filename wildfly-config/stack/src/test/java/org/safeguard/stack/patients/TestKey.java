package org.safeguard.stack.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safeguard.stack.Folders;
import org.safeguard.stack.tls.ClientKey;

/** One key for all tests, because making one takes a second. */
final class TestKey {
  private static final ClientKey KEY = make();

  private TestKey() {}

  static ClientKey of() {
    return KEY;
  }

  private static ClientKey make() {
    try {
      Path folder = Files.createTempDirectory("key");
      var key = new ClientKey("safeguard-lab", folder);
      Folders.delete(folder);
      return key;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
