package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {
  @TempDir private Path temporary;

  @Test
  void aSecondStackOnTheSameFolderIsRefused() throws IOException {
    var folder = new StackFolder(temporary.resolve("stack"));
    try (var first = folder.lock()) {
      assertTrue(first.isOpen());
      var refusal = assertThrows(StackException.class, folder::lock);
      assertTrue(refusal.getMessage().contains("set -Dstack.portOffset="));
    }
    folder.lock().close();
  }

  @Test
  void onlyTheOwnerLooksIntoTheFolder() throws IOException {
    var folder = new StackFolder(temporary.resolve("stack"));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
  }
}
