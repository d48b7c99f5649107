package org.safeguard.system.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.OutputType;
import org.safeguard.system.stack.RunningStack;

/**
 * Gives tests a browser, opened when it is first asked for. A failed test leaves what was on the
 * screen, the page's source and the browser's log under {@code target/browser}.
 */
public final class BrowserExtension
    implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Path EVIDENCE = Path.of("target", "browser");

  private final RunningStack stack;
  private final boolean shared;
  private Browser browser;

  private BrowserExtension(RunningStack stack, boolean shared) {
    this.stack = stack;
    this.shared = shared;
  }

  /** A new browser for each test. */
  public static BrowserExtension forEachTest(RunningStack stack) {
    return new BrowserExtension(stack, false);
  }

  /** One browser, and so one session, for all tests of a class that has one instance. */
  public static BrowserExtension forAllTests(RunningStack stack) {
    return new BrowserExtension(stack, true);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (browser == null) {
      browser = Browser.open(stack.trust().authority());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      keep(
          context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName());
    }
    if (!shared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private void close() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  private void keep(String test) {
    try {
      Files.createDirectories(EVIDENCE);
      Files.write(
          EVIDENCE.resolve(test + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
      Files.writeString(
          EVIDENCE.resolve(test + ".html"),
          "<!-- " + browser.address() + " -->\n" + browser.driver().getPageSource());
      Files.write(EVIDENCE.resolve(test + ".log"), browser.complaints());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
