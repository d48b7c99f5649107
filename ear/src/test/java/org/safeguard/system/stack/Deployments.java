package org.safeguard.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The folder that the server deploys from. */
public final class Deployments {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String EAR = "safeguard.ear";

  private final Path folder;

  Deployments(Path folder) {
    this.folder = folder;
  }

  public Path ear() {
    return folder.resolve(EAR);
  }

  /** Puts another EAR in the place of the present one, and returns once it is served. */
  public void replace(Path archive) {
    try {
      Files.copy(archive, ear(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    repeat();
  }

  /** Starts the present EAR once more, and returns once it is served. */
  public void repeat() {
    try {
      Files.deleteIfExists(marker("deployed"));
      Files.createFile(marker("dodeploy"));
      await();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void await() throws IOException {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!Files.exists(marker("deployed"))) {
      if (Files.exists(marker("failed"))) {
        throw new AssertionError(Files.readString(marker("failed")));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not deployed within " + LIMIT);
      }
      pause();
    }
  }

  private Path marker(String state) {
    return folder.resolve(EAR + "." + state);
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
