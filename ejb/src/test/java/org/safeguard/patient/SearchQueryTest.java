package org.safeguard.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

class SearchQueryTest {

  private static final String LONG = "1".repeat(8_000);

  private static SearchRequest search(String parameter, String value) {
    return new SearchRequest(
        ResourceType.PATIENT,
        List.of(new SearchCriterion(parameter, Optional.empty(), List.of(value))),
        50,
        Optional.empty());
  }

  private static List<String> lines(List<SearchRequest> searches) {
    return SearchQuery.of(searches).values().lines().toList();
  }

  /** More than stands in an entry, and then this one. */
  private static List<SearchRequest> tooLong(String last) {
    List<SearchRequest> searches =
        new ArrayList<>(Collections.nCopies(10, search("identifier", LONG)));
    searches.add(search("family", last));
    return searches;
  }

  @Test
  void searchesThatFitStandInFull() {
    assertEquals(
        List.of("Patient?family=M%C3%BCller", "Patient?identifier=urn%3Ab%7C1"),
        lines(List.of(search("family", "Müller"), search("identifier", "urn:b|1"))));
  }

  @Test
  void whatIsLeftOutIsCountedAndHashed() {
    List<String> lines = lines(tooLong("Zebulon"));
    assertEquals(9, lines.size());
    assertEquals("Patient?identifier=" + LONG, lines.get(7));
    assertTrue(lines.get(8).matches("# 3 more left out, SHA-256 [0-9a-f]{16}"), () -> lines.get(8));
    assertEquals(lines, lines(tooLong("Zebulon")));
    assertNotEquals(lines.get(8), lines(tooLong("Anna")).get(8));
  }

  @Test
  void parametersOfAllAreNamed() {
    assertEquals(List.of("identifier", "family"), SearchQuery.of(tooLong("x")).parameters());
  }
}
