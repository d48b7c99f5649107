package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEnvTest {
  @TempDir private Path folder;

  @Test
  void plainValuesStandAsTheyAre() {
    var file = new StackEnv().put("SAFEGUARD_FHIR", "https://localhost:8443/fhir").put("PG_PID", 7);
    assertEquals("SAFEGUARD_FHIR=https://localhost:8443/fhir\nPG_PID=7\n", file.text());
  }

  @Test
  void aShellReadsWhatWasWritten() throws IOException, InterruptedException {
    String value = "it's a $HOME `id` \"value\" \\ with *";
    Path file = folder.resolve("stack.env");
    new StackEnv().put("VALUE", value).write(file);
    var shell =
        new ProcessBuilder("sh", "-c", ". \"$0\"; printf %s \"$VALUE\"", file.toString()).start();
    assertEquals(value, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, shell.waitFor());
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws IOException {
    Path file = folder.resolve("stack.env");
    new StackEnv().put("PGPASSWORD", "secret").write(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
