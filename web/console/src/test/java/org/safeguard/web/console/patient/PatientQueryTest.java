package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.SearchCriterion;

class PatientQueryTest {

  @Test
  void wordsWithADigitAreAnIdentifier() {
    assertEquals(new PatientQuery("MR 0042", "", ""), PatientQuery.ofWords(" MR  0042 "));
  }

  @Test
  void theLastWordIsTheFamilyName() {
    assertEquals(new PatientQuery("", "Lovelace", ""), PatientQuery.ofWords("Lovelace"));
    assertEquals(
        new PatientQuery("", "Lovelace", "Ada Augusta"),
        PatientQuery.ofWords("Ada Augusta Lovelace"));
  }

  @Test
  void aCommaSaysThatTheFamilyNameComesFirst() {
    assertEquals(
        new PatientQuery("", "de la Cruz", "Ana"), PatientQuery.ofWords("de la Cruz, Ana"));
  }

  @Test
  void nothingButBlanksIsNoQuery() {
    assertTrue(PatientQuery.ofWords("  ").isEmpty());
    assertTrue(new PatientQuery(null, " ", null).isEmpty());
  }

  @Test
  void everyGivenNameMustMatch() {
    List<String> parameters =
        new PatientQuery("", "Lovelace", "Ada Augusta")
            .criteria().stream().map(SearchCriterion::toString).toList();
    assertEquals(List.of("family", "given", "given"), parameters);
  }

  @Test
  void oneLetterIsTooShortForAName() {
    assertTrue(PatientQuery.ofWords("J Smith").hasShortName());
    assertTrue(PatientQuery.ofWords("S, Jo").hasShortName());
    assertFalse(PatientQuery.ofWords("Jo Smith").hasShortName());
    assertFalse(PatientQuery.ofWords("7").hasShortName());
  }

  @Test
  void whatFhirWouldReadAsAnEscapeIsEscaped() {
    assertEquals(List.of("a\\\\b"), new PatientQuery("a\\b", "", "").criteria().get(0).values());
  }

  @Test
  void aQueryIsNeverPrinted() {
    assertFalse(PatientQuery.ofWords("Ada Lovelace").toString().contains("Lovelace"));
  }
}
