package org.safeguard.stack.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Supervisor;

class VaultCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutPythonOneSentenceSaysWhatToDo() {
    var refusal = assertThrows(StackException.class, () -> command(folder.toString()).find());
    assertTrue(refusal.getMessage().contains("python3"));
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void aProgramOnThePathIsPreferredAndBaoToVault() throws IOException {
    Path vault = program("vault");
    assertEquals(vault, command(folder.toString()).find());
    Path bao = program("bao");
    assertEquals(bao, command("/nowhere:" + folder).find());
  }

  private Path program(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private VaultCommand command(String searchPath) {
    return new VaultCommand(folder, folder.resolve("log"), new Supervisor(folder), searchPath);
  }
}
