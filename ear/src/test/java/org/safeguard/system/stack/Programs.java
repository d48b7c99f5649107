package org.safeguard.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that tests need, and Debian's packages that bring them. */
public final class Programs {

  private Programs() {}

  /** The program that a variable of the environment names. */
  public static Optional<Path> named(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of);
  }

  public static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Installs these where we may; whether they are there now, the PATH tells. */
  public static void install(String... packages) {
    if ("root".equals(System.getProperty("user.name")) && onPath("apt-get").isPresent()) {
      run("apt-get", "update", "-qq");
      run(
          Stream.concat(Stream.of("apt-get", "install", "-y", "-qq"), Stream.of(packages))
              .toArray(String[]::new));
    }
  }

  private static void run(String... words) {
    ProcessBuilder command =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      command.start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
