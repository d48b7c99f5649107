package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FirstOfficersTest {
  private static final Officer ANNA = new Officer("anna", "Anna Ames");
  private static final Officer BERT = new Officer("bert", "Bert Brown");

  private final Accounts accounts = new Accounts();
  private final Rows rows = new Rows();
  private final FirstOfficers officers = new FirstOfficers(rows, accounts);

  @Test
  void eachOfficerGetsAnAccountAndOneRole() {
    officers.appoint(ANNA, BERT);

    assertEquals(
        Map.of("sub-anna", FirstRole.SECURITY_OFFICER, "sub-bert", FirstRole.ADMINISTRATOR),
        rows.committed);
    assertEquals(List.of("sub-anna", "sub-bert"), accounts.existing);
  }

  @Test
  void eachOfficerGetsAPasswordOfTheirOwn() {
    List<Appointment> appointments = officers.appoint(ANNA, BERT);

    assertEquals(List.of(ANNA, BERT), appointments.stream().map(Appointment::officer).toList());
    assertNotEquals(appointments.get(0).password(), appointments.get(1).password());
  }

  @Test
  void onePersonCannotBeBoth() {
    assertThrows(
        InstallationRefused.class, () -> officers.appoint(ANNA, new Officer("anna", "Other Name")));
    assertNothingStands();
  }

  @Test
  void secondAppointmentIsRefusedAndMakesNoAccount() {
    officers.appoint(ANNA, BERT);

    assertThrows(
        InstallationRefused.class,
        () -> officers.appoint(new Officer("carl", "Carl Clay"), new Officer("dora", "Dora Dean")));
    assertEquals(List.of("sub-anna", "sub-bert"), accounts.existing);
  }

  @Test
  void accountThatExistsLeavesNothingBehind() {
    accounts.taken = "bert";

    assertThrows(InstallationRefused.class, () -> officers.appoint(ANNA, BERT));
    assertNothingStands();
  }

  @Test
  void rowThatCannotBeWrittenTakesItsAccountBack() {
    rows.refuseRole = FirstRole.ADMINISTRATOR;

    assertThrows(InstallationRefused.class, () -> officers.appoint(ANNA, BERT));
    assertNothingStands();
  }

  @Test
  void failedCommitTakesBothAccountsBack() {
    rows.refuseCommit = true;

    assertThrows(InstallationRefused.class, () -> officers.appoint(ANNA, BERT));
    assertNothingStands();
  }

  @Test
  void afterAFailureTheAppointmentCanBeTriedAgain() {
    rows.refuseCommit = true;
    assertThrows(InstallationRefused.class, () -> officers.appoint(ANNA, BERT));
    rows.refuseCommit = false;

    officers.appoint(ANNA, BERT);

    assertEquals(2, rows.committed.size());
  }

  @Test
  void accountThatCannotBeTakenBackIsReportedBesideTheCause() {
    rows.refuseCommit = true;
    accounts.refuseRemoval = new InstallationRefused("away");

    InstallationRefused failure =
        assertThrows(InstallationRefused.class, () -> officers.appoint(ANNA, BERT));

    assertEquals("commit", failure.getMessage());
    assertSame(accounts.refuseRemoval, failure.getSuppressed()[0]);
  }

  private void assertNothingStands() {
    assertTrue(rows.committed.isEmpty(), "rows");
    assertTrue(accounts.existing.isEmpty(), "accounts");
  }

  private static final class Accounts implements IdentityProvider {
    final List<String> existing = new ArrayList<>();
    String taken = "";
    InstallationRefused refuseRemoval;

    @Override
    public Subject create(Officer officer, TemporaryPassword password) {
      if (officer.username().equals(taken)) {
        throw new InstallationRefused("taken");
      }
      existing.add("sub-" + officer.username());
      return new Subject("sub-" + officer.username());
    }

    @Override
    public void remove(Subject subject) {
      if (refuseRemoval != null) {
        throw refuseRemoval;
      }
      existing.remove(subject.value());
    }
  }

  private static final class Rows implements Installation.Register {
    final Map<String, FirstRole> committed = new TreeMap<>();
    FirstRole refuseRole;
    boolean refuseCommit;

    @Override
    public Installation begin() {
      if (!committed.isEmpty()) {
        throw new InstallationRefused("once only");
      }
      Map<String, FirstRole> pending = new TreeMap<>();
      return new Installation() {
        @Override
        public void add(Officer officer, Subject subject, FirstRole role) {
          if (role == refuseRole) {
            throw new InstallationRefused("row");
          }
          pending.put(subject.value(), role);
        }

        @Override
        public void complete() {
          if (refuseCommit) {
            throw new InstallationRefused("commit");
          }
          committed.putAll(pending);
        }

        @Override
        public void close() {
          pending.clear();
        }
      };
    }
  }
}
