package org.safeguard.system.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.OutputType;
import org.safeguard.system.stack.RunningStack;

/**
 * Opens a fresh browser for each test. A failed test leaves what was on the screen, the page's
 * source and the browser's log under {@code target/browser}.
 */
public final class BrowserExtension implements BeforeEachCallback, AfterEachCallback {

  private static final Path EVIDENCE = Path.of("target", "browser");

  private final RunningStack stack;
  private Browser browser;

  public BrowserExtension(RunningStack stack) {
    this.stack = stack;
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    browser = Browser.open(stack.trust().authority());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isPresent()) {
        keep(
            context.getRequiredTestClass().getSimpleName()
                + "."
                + context.getRequiredTestMethod().getName());
      }
    } finally {
      browser.close();
    }
  }

  private void keep(String test) {
    try {
      Files.createDirectories(EVIDENCE);
      Files.write(EVIDENCE.resolve(test + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
      Files.writeString(
          EVIDENCE.resolve(test + ".html"),
          "<!-- " + browser.address() + " -->\n" + browser.driver().getPageSource());
      Files.write(EVIDENCE.resolve(test + ".log"), browser.complaints());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
