package org.safeguard.stack.people;

import java.util.List;
import org.safeguard.init.IdentityProvider;
import org.safeguard.init.Officer;
import org.safeguard.init.Subject;
import org.safeguard.init.TemporaryPassword;
import org.safeguard.stack.StackException;

/**
 * Takes the first sign-in off the demo officers: their accounts are made as the installation makes
 * them, and then get the password and the second factor that the officers would choose. An account
 * that an interrupted start left behind is taken over.
 */
final class EnrolledOfficers implements IdentityProvider {
  private final IdentityProvider provider;
  private final KeycloakAccounts accounts;
  private final List<DemoPerson> officers;

  EnrolledOfficers(IdentityProvider provider, KeycloakAccounts accounts, DemoPerson... officers) {
    this.provider = provider;
    this.accounts = accounts;
    this.officers = List.of(officers);
  }

  @Override
  public Subject create(Officer officer, TemporaryPassword password) {
    DemoPerson person = demoPerson(officer);
    Subject subject =
        accounts.find(person).map(Subject::new).orElseGet(() -> provider.create(officer, password));
    accounts.enrol(person, subject.value());
    return subject;
  }

  @Override
  public void remove(Subject subject) {
    provider.remove(subject);
  }

  private DemoPerson demoPerson(Officer officer) {
    return officers.stream()
        .filter(person -> person.username().equals(officer.username()))
        .findFirst()
        .orElseThrow(() -> new StackException(officer.username() + " is no demo officer"));
  }
}
