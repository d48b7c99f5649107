package org.safeguard.stack.people;

import java.util.List;
import org.safeguard.stack.keycloak.KeycloakAdmin;
import org.safeguard.stack.postgres.Database;

/**
 * Makes the demo people and the system client known to Keycloak and to Safeguard; safe to repeat.
 */
public final class PeopleSetup {
  private final KeycloakAccounts accounts;
  private final Register register;

  /**
   * @param password of the role `safeguard_ddl`
   */
  public PeopleSetup(KeycloakAdmin admin, Database database, String password) {
    this.accounts = new KeycloakAccounts(admin);
    this.register = new Register(database, password);
  }

  public void enter(List<DemoPerson> people) {
    people.forEach(person -> register.enter(person, accounts.subject(person)));
  }

  public void enterSystem(String clientId, String displayName) {
    register.enterSystem(clientId, displayName);
  }
}
