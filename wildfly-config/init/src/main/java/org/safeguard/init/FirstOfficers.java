package org.safeguard.init;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Appoints the first security officer and the first administrator: two people, once. Afterwards
 * whoever changes roles needs both of them, so this is the only moment at which one person could
 * make officers; a second attempt is refused. Either both accounts and both roles exist in the end,
 * or none does.
 */
public final class FirstOfficers {
  private final Installation.Register register;
  private final IdentityProvider identityProvider;
  private final Supplier<TemporaryPassword> passwords;

  public FirstOfficers(Installation.Register register, IdentityProvider identityProvider) {
    this(register, identityProvider, TemporaryPassword::random);
  }

  /**
   * @param passwords asked once for each officer
   */
  public FirstOfficers(
      Installation.Register register,
      IdentityProvider identityProvider,
      Supplier<TemporaryPassword> passwords) {
    this.register = register;
    this.identityProvider = identityProvider;
    this.passwords = passwords;
  }

  /**
   * @throws InstallationRefused if both are one person, if there are first officers already, or if
   *     one of the accounts exists
   */
  public List<Appointment> appoint(Officer securityOfficer, Officer administrator) {
    if (securityOfficer.isSamePersonAs(administrator)) {
      throw new InstallationRefused(
          "The security officer and the administrator must be two people, with two usernames and two names.");
    }
    Deque<Subject> made = new ArrayDeque<>();
    try (Installation installation = register.begin()) {
      List<Appointment> appointments =
          List.of(
              appoint(securityOfficer, FirstRole.SECURITY_OFFICER, installation, made),
              appoint(administrator, FirstRole.ADMINISTRATOR, installation, made));
      installation.complete();
      return appointments;
    } catch (RuntimeException failure) {
      takeBack(made, failure);
      throw failure;
    }
  }

  private Appointment appoint(
      Officer officer, FirstRole role, Installation installation, Deque<Subject> made) {
    TemporaryPassword password = passwords.get();
    Subject subject = identityProvider.create(officer, password);
    made.push(subject);
    installation.add(officer, subject, role);
    return new Appointment(officer, role, password);
  }

  private void takeBack(Deque<Subject> made, RuntimeException failure) {
    for (Subject subject : made) {
      try {
        identityProvider.remove(subject);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
