package org.safeguard.system.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.safeguard.system.stack.Programs;

/**
 * Where the browser and its driver are: as CHROMIUM and CHROMEDRIVER say, else on the PATH, else
 * from Debian's packages where we may install them.
 */
record Chromium(Path browser, Path driver) {

  static Chromium find() {
    return named().or(Chromium::onPath).or(Chromium::installed).orElseThrow(Chromium::missing);
  }

  private static Optional<Chromium> named() {
    return both(Programs.named("CHROMIUM"), Programs.named("CHROMEDRIVER"));
  }

  private static Optional<Chromium> onPath() {
    return both(Programs.onPath("chromium"), Programs.onPath("chromedriver"));
  }

  private static Optional<Chromium> installed() {
    Programs.install("chromium", "chromium-driver");
    return onPath();
  }

  private static Optional<Chromium> both(Optional<Path> browser, Optional<Path> driver) {
    return browser.flatMap(b -> driver.map(d -> new Chromium(b, d)));
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The browser tests need Chromium and ChromeDriver: install Debian's packages chromium and"
            + " chromium-driver, or name the programs in CHROMIUM and CHROMEDRIVER.");
  }
}
