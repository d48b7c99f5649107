package org.safeguard.stack.people;

import java.util.List;
import java.util.Optional;

/**
 * A person who can sign in to the local stack.
 *
 * @param username for the sign-in page
 * @param givenName first part of the display name
 * @param familyName last part of the display name
 * @param password generated
 * @param totp the second factor; absent for one who has to enrol at the first sign-in
 * @param roles as Safeguard's database names them
 */
public record DemoPerson(
    String username,
    String givenName,
    String familyName,
    String password,
    Optional<TotpSecret> totp,
    List<String> roles) {

  public DemoPerson {
    roles = List.copyOf(roles);
  }

  public String displayName() {
    return givenName + " " + familyName;
  }

  @Override
  public String toString() {
    return "DemoPerson[" + username + ", " + roles + "]";
  }
}
