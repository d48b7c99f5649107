package org.safeguard.init;

/** Where people sign in. */
public interface IdentityProvider {
  /**
   * Makes an account that can do nothing before its owner has changed the password and set up a
   * second factor.
   *
   * @throws InstallationRefused if there is an account of that name
   */
  Subject create(Officer officer, TemporaryPassword password);

  /** Takes an account back that was made in vain. */
  void remove(Subject subject);
}
