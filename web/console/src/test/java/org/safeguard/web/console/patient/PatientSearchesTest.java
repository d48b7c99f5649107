package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientSearchesTest {

  private final PatientSearches searches = new PatientSearches();

  @Test
  void aSearchIsFoundByItsKeyAlone() {
    PatientQuery query = PatientQuery.ofWords("Lovelace");
    UUID key = searches.keep(query);
    assertEquals(Optional.of(query), searches.find(key));
    assertEquals(Optional.empty(), searches.find(UUID.randomUUID()));
  }

  @Test
  void theOldestIsForgottenFirst() {
    UUID first = searches.keep(PatientQuery.ofWords("first"));
    UUID second = searches.keep(PatientQuery.ofWords("second"));
    for (int i = 1; i < PatientSearches.KEPT; i++) {
      searches.keep(PatientQuery.ofWords("more"));
    }
    assertEquals(Optional.empty(), searches.find(first));
    assertEquals(PatientQuery.ofWords("second"), searches.find(second).orElseThrow());
  }
}
