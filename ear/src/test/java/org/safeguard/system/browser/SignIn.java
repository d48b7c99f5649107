package org.safeguard.system.browser;

import org.openqa.selenium.By;
import org.safeguard.system.http.Totp;
import org.safeguard.system.stack.Person;

/** Keycloak's pages, as a person meets them. */
public final class SignIn {

  private static final By USERNAME = By.id("username");
  private static final By PASSWORD = By.id("password");
  private static final By SUBMIT = By.id("kc-login");
  private static final By CODE = By.id("otp");

  private final Browser browser;
  private final Totp totp;

  public SignIn(Browser browser, Totp totp) {
    this.browser = browser;
    this.totp = totp;
  }

  /** Opens an address of the console and signs in on the way. */
  public void to(String address, Person person) {
    browser.open(address);
    password(person);
    code(totp.next(person.totp().orElseThrow()));
  }

  public void password(Person person) {
    browser.type(USERNAME, person.username());
    browser.type(PASSWORD, person.password());
    browser.click(SUBMIT);
  }

  public void code(String code) {
    browser.type(CODE, code);
    browser.click(SUBMIT);
  }

  /** Sets up one-time codes, as the page for it demands, and returns the secret. */
  public String enrol() {
    browser.click(By.id("mode-manual"));
    String secret = browser.see(By.id("kc-totp-secret-key")).getText();
    browser.type(By.id("totp"), totp.next(secret));
    browser.type(By.id("userLabel"), "telephone");
    browser.click(By.id("saveTOTPBtn"));
    return secret;
  }

  /** Waits until Keycloak asks for a password. */
  public void awaitPasswordPage() {
    browser.see(PASSWORD);
  }
}
