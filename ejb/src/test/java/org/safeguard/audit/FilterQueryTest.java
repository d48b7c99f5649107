package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.verify.AuditEntry.Outcome;

class FilterQueryTest {

  @Test
  void namesOfTheConditionsGivenStandInClear() {
    AuditFilter filter =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of("d. o&dee"),
            Optional.empty(),
            Optional.of(Outcome.REFUSED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(
        new SearchedFor(List.of("actor", "outcome"), "actor=d.+o%26dee&outcome=REFUSED"),
        FilterQuery.of(filter));
    assertEquals(new SearchedFor(List.of(), ""), FilterQuery.of(AuditFilter.all()));
  }
}
