package org.safeguard.system.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the browser and its driver are: as CHROMIUM and CHROMEDRIVER say, else on the PATH, else
 * from Debian's packages where we may install them.
 */
record Chromium(Path browser, Path driver) {

  static Chromium find() {
    return named().or(Chromium::onPath).or(Chromium::installed).orElseThrow(Chromium::missing);
  }

  private static Optional<Chromium> named() {
    return both(
        Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of),
        Optional.ofNullable(System.getenv("CHROMEDRIVER")).map(Path::of));
  }

  private static Optional<Chromium> onPath() {
    return both(program("chromium"), program("chromedriver"));
  }

  private static Optional<Chromium> installed() {
    if (!"root".equals(System.getProperty("user.name")) || program("apt-get").isEmpty()) {
      return Optional.empty();
    }
    run("apt-get", "update", "-qq");
    run("apt-get", "install", "-y", "-qq", "chromium", "chromium-driver");
    return onPath();
  }

  private static Optional<Chromium> both(Optional<Path> browser, Optional<Path> driver) {
    return browser.flatMap(b -> driver.map(d -> new Chromium(b, d)));
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(String... words) {
    ProcessBuilder command =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      command.start().waitFor();
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The browser tests need Chromium and ChromeDriver: install Debian's packages chromium and"
            + " chromium-driver, or name the programs in CHROMIUM and CHROMEDRIVER.");
  }
}
