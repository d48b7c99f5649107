package org.safeguard.audit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.verify.AuditEntry.Outcome;

class AuditConditionsTest {

  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-03T00:00:00Z");
  private static final String HOSTILE = "x' or '1'='1";
  private static final UUID ID = new UUID(1, 2);

  private static final AuditPosition POSITION = new AuditPosition(FROM, ID, 7, 9);

  private static final AuditFilter EVERYTHING =
      new AuditFilter(
          Optional.of(FROM),
          Optional.of(TO),
          Optional.of(HOSTILE),
          Optional.of(HOSTILE),
          Optional.of(Outcome.REFUSED),
          Optional.of(new PatientId(ID)),
          Optional.of(new ResourceId(ID)),
          Optional.of(ID),
          Optional.of(HOSTILE));

  @Test
  void valuesAreParametersNeverText() {
    AuditConditions search = AuditConditions.of(EVERYTHING, Optional.of(POSITION));
    assertFalse(search.sql().contains("'"));
    assertFalse(search.sql().matches("(?s).*\\?(?!\\d).*"));
    for (int i = 1; i <= search.parameters().size() + 1; i++) {
      assertTrue(search.sql().contains("?" + i));
    }
    assertEquals(14, search.parameters().size());
  }

  @Test
  void nothingAskedIsTheWholeLog() {
    AuditConditions search = AuditConditions.of(AuditFilter.all(), Optional.empty());
    assertEquals(List.of(), search.parameters());
    assertTrue(search.sql().contains("where true)"));
  }

  @Test
  void monthsBeforeTheStartAreLeftOutButForADay() {
    AuditConditions search = AuditConditions.of(EVERYTHING, Optional.empty());
    assertEquals(
        List.of(FROM.toString(), "2026-11-01T00:00:00Z", TO.toString()),
        search.parameters().subList(0, 3));
  }

  @Test
  void subjectAndUserNameAreToldApart() {
    assertTrue(actor(UUID.randomUUID().toString()).contains(" actor = ?1"));
    assertTrue(actor("dee").contains(" actor_name = ?1"));
  }

  @Test
  void nextPageBeginsAfterTheLastLine() {
    AuditConditions search = AuditConditions.of(AuditFilter.all(), Optional.of(POSITION));
    assertTrue(
        search
            .sql()
            .contains(
                "(at, entry_id, chain, seq) < (cast(?1 as timestamptz), cast(?2 as uuid),"
                    + " cast(?3 as bigint), cast(?4 as bigint))"));
    assertEquals(List.of(FROM.toString(), ID.toString(), "7", "9"), search.parameters());
  }

  /** Else one of two that share time and id could fall between two pages. */
  @Test
  void entriesOfTheSameTimeAndIdStandInTheOrderOfTheirPlaces() {
    String sql = AuditConditions.of(AuditFilter.all(), Optional.empty()).sql();
    assertTrue(sql.contains("order by at desc, entry_id desc, chain desc, seq desc"));
    assertTrue(sql.contains("order by p.at desc, p.entry_id desc, p.chain desc, p.seq desc"));
  }

  private static String actor(String actor) {
    AuditFilter filter =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(actor),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return AuditConditions.of(filter, Optional.empty()).sql();
  }
}
