package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Whoever owns the database spoils the key that this month's queries are sealed under: a privacy
 * officer still sees who searched, not for what, and an alert tells of it.
 */
@SystemTest
class ConsoleSpoiltQueryIT extends PrivacyOfficerAtWork {

  private static final String SPOIL =
      "update data_key set commitment = sha256(commitment) where id = '%s'";
  private static final String MEND =
      "update data_key set commitment = decode('%s', 'hex') where id = '%s'";

  ConsoleSpoiltQueryIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void entryWhoseQueryDoesNotOpenIsShownWithoutIt_andRaisesAnAlert() {
    Answer search = stack.fhirAsSystem().get("/Patient?family=" + family);
    assertEquals(200, search.status(), search::text);
    AuditEntry searched = stack.auditTrail().only(search.requestId());
    String key = searched.query().flatMap(AuditEntry.Query::key).map(UUID::toString).orElseThrow();
    String commitment =
        one("select encode(commitment, 'hex') from safeguard.data_key where id::text = ?", key);
    LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
    stack.tampering().run(SPOIL.formatted(key));
    try {
      stack.keysAtHand().forget();
      browser().open(console + "audit/" + searched.id());
      assertEquals("Searched", browser().see(HEADING).getText());
      browser().awaitText("It does not open: what is stored is not what was written.");
      assertFalse(browser().text().contains(family));
      assertTrue(browser().text().contains(search.requestId().toString()));
    } finally {
      stack.tampering().run(MEND.formatted(commitment, key));
    }
    told(entries, searched.id(), key);

    browser().open(console + "audit/" + searched.id());
    browser().awaitText(family);
    assertFalse(browser().text().contains("It does not open"));
  }

  /** One entry that shows the entry, and one that tells what failed, with its alert. */
  private void told(LogEntries entries, UUID shown, String key) {
    String officer = stack.people().of(Role.PRIVACY_OFFICER).username();
    List<AuditEntry> both = entries.ofActor(officer, "AUDIT_READ");
    assertEquals(2, both.size(), both::toString);
    assertEquals(both.get(0).requestId(), both.get(1).requestId());
    AuditEntry own = withOutcome(both, Outcome.SUCCESS);
    assertEquals(shown, own.items().get(0).id());
    AuditEntry beside = withOutcome(both, Outcome.FAILED);
    assertEquals(Optional.of("IntegrityFailure"), beside.rule());
    assertEquals(Optional.of("data key " + key + " differs from its commitment"), beside.note());
    assertEquals(
        "INTEGRITY_FAILURE",
        one(
            "select kind from safeguard.alert where state = 'OPEN' and subject = ?",
            beside.note().orElseThrow()));
  }

  private static AuditEntry withOutcome(List<AuditEntry> entries, Outcome outcome) {
    return LogEntries.only(entries.stream().filter(entry -> entry.outcome() == outcome).toList());
  }

  private String one(String query, String argument) {
    try (Connection connection = stack.databases().asSuperuser().connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      ResultSet row = statement.executeQuery();
      assertTrue(row.next(), "no row");
      return row.getString(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
