package org.safeguard.web.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.resource.PatientId;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.web.console.audit.FilterFields.Field;

class FilterReaderTest {

  private static final String ID = "0199abcd-0000-7000-891b-75842265b1f5";

  private final FilterFields fields = new FilterFields();
  private final FilterReader reader = new FilterReader(fields, ZoneId.of("Europe/Berlin"));

  @Test
  void noFieldMeansEveryEntry() {
    assertEquals(AuditFilter.all(), reader.read());
    assertEquals(List.of(), reader.wrong());
  }

  @Test
  void daysAreWholeAndInThePersonsZone() {
    fields.set(Field.FROM, "2026-11-23");
    fields.set(Field.TO, "2026-11-23");
    AuditFilter filter = reader.read();
    assertEquals(Optional.of(Instant.parse("2026-11-22T23:00:00Z")), filter.from());
    assertEquals(Optional.of(Instant.parse("2026-11-23T23:00:00Z")), filter.to());
  }

  @Test
  void theDayOfTheClockChangeHasTwentyFiveHours() {
    fields.set(Field.FROM, "2026-10-25");
    fields.set(Field.TO, "2026-10-25");
    AuditFilter filter = reader.read();
    assertEquals(Optional.of(Instant.parse("2026-10-24T22:00:00Z")), filter.from());
    assertEquals(Optional.of(Instant.parse("2026-10-25T23:00:00Z")), filter.to());
  }

  @Test
  void idsAndCodesAreRead() {
    fields.set(Field.PATIENT, ID);
    fields.set(Field.OUTCOME, "REFUSED");
    AuditFilter filter = reader.read();
    assertEquals(Optional.of(new PatientId(UUID.fromString(ID))), filter.patient());
    assertEquals(Optional.of(Outcome.REFUSED), filter.outcome());
  }

  @Test
  void aDayThatNoCalendarReachesIsNamed() {
    fields.set(Field.FROM, "-999999999-01-01");
    fields.set(Field.TO, "+999999999-12-31");
    reader.read();
    assertEquals(List.of(Field.FROM, Field.TO), reader.wrong());
  }

  @Test
  void whatCannotBeReadIsNamed() {
    fields.set(Field.FROM, "yesterday");
    fields.set(Field.PATIENT, "Lovelace");
    fields.set(Field.OUTCOME, "refused");
    reader.read();
    assertEquals(List.of(Field.FROM, Field.OUTCOME, Field.PATIENT), reader.wrong());
  }
}
