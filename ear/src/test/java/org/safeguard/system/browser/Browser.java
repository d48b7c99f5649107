package org.safeguard.system.browser;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium of its own: no cookies, no history, and trust in the stack's authority alone. */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  public static Browser open(X509Certificate authority) {
    Chromium chromium = Chromium.find();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1366,900",
        "--ignore-certificate-errors-spki-list=" + pin(authority));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromium.driver().toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void open(String address) {
    driver.get(address);
  }

  public String address() {
    return driver.getCurrentUrl();
  }

  /** What a person can read on the page. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** The element, once it can be seen. */
  public WebElement see(By what) {
    return await(ExpectedConditions.visibilityOfElementLocated(what));
  }

  public void click(By what) {
    await(ExpectedConditions.elementToBeClickable(what)).click();
  }

  public void type(By field, String text) {
    WebElement element = see(field);
    element.clear();
    element.sendKeys(text);
  }

  public void awaitText(String text) {
    await(driver -> text().contains(text));
  }

  public void awaitAddress(String part) {
    await(ExpectedConditions.urlContains(part));
  }

  public <T> T await(ExpectedCondition<T> condition) {
    return await(PATIENCE, condition);
  }

  /** A page that goes while it is looked at is looked at again. */
  public <T> T await(Duration limit, ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, limit)
        .ignoring(StaleElementReferenceException.class)
        .until(condition);
  }

  /** Shows pages as to someone who prefers those colours: {@code dark}, {@code light}. */
  public void prefer(String colours) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", colours);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** What the browser has complained of since it was last asked. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::toString)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** The hash of the authority's public key: no other certificate's error is overlooked. */
  private static String pin(X509Certificate authority) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(authority.getPublicKey().getEncoded());
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
