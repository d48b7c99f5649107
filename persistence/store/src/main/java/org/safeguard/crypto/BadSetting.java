package org.safeguard.crypto;

import java.util.Map;
import java.util.Optional;

/** An environment variable of the server's is not set, or not to something that will do. */
public final class BadSetting extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private BadSetting(String message) {
    super(message);
  }

  /**
   * The value of a variable.
   *
   * @throws BadSetting if there is none, or a blank one
   */
  public static String require(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new BadSetting(name + " is not set"));
  }

  /** The same, of a variable that names a place which only TLS may lead to. */
  static String requireHttps(Map<String, String> environment, String name) {
    String address = require(environment, name);
    if (!address.startsWith("https://")) {
      throw new BadSetting(name + " must begin with https://");
    }
    return address;
  }
}
