package org.safeguard.init;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person to be appointed. The username is the one they sign in with; Keycloak keeps usernames in
 * small letters, and so does this.
 */
public record Officer(String username, String displayName) {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

  public Officer {
    username = username.strip().toLowerCase(Locale.ROOT);
    displayName = displayName.strip().replaceAll("\\s+", " ");
    if (!USERNAME.matcher(username).matches()) {
      throw new InstallationRefused(
          "A username has 3 to 64 letters, digits, dots, hyphens or underscores.");
    }
    if (displayName.isEmpty()) {
      throw new InstallationRefused("An officer needs a name that others know them by.");
    }
  }

  /**
   * Two names of one person defeat the point of two officers, and so does one name under two
   * accounts.
   */
  boolean isSamePersonAs(Officer other) {
    return username.equals(other.username) || displayName.equalsIgnoreCase(other.displayName);
  }
}
