package org.safeguard.stack.people;

import org.safeguard.init.DatabaseLogin;
import org.safeguard.init.FirstOfficers;
import org.safeguard.init.Officer;
import org.safeguard.init.PostgresInstallation;
import org.safeguard.stack.keycloak.KeycloakPart;

/**
 * Makes the demo people and the system client known to Keycloak and to Safeguard; safe to repeat.
 */
public final class PeopleSetup {
  private final KeycloakPart keycloak;
  private final DatabaseLogin login;
  private final KeycloakAccounts accounts;
  private final Register register;

  /**
   * @param login of the role that runs the migrations
   */
  public PeopleSetup(KeycloakPart keycloak, DatabaseLogin login) {
    this.keycloak = keycloak;
    this.login = login;
    this.accounts = new KeycloakAccounts(keycloak.admin());
    this.register = new Register(login);
  }

  public void enter(DemoPeople people) {
    if (!register.hasOfficers()) {
      appoint(people.securityOfficer(), people.administrator());
    }
    people.staff().forEach(person -> register.enter(person, accounts.subject(person)));
  }

  public void enterSystem(String clientId, String displayName) {
    register.enterSystem(clientId, displayName);
  }

  /** The way of a hospital, but that both officers have enrolled already. */
  private void appoint(DemoPerson securityOfficer, DemoPerson administrator) {
    var enrolled =
        new EnrolledOfficers(keycloak.identityProvider(), accounts, securityOfficer, administrator);
    new FirstOfficers(PostgresInstallation.at(login), enrolled)
        .appoint(officer(securityOfficer), officer(administrator));
  }

  private static Officer officer(DemoPerson person) {
    return new Officer(person.username(), person.displayName());
  }
}
