package org.safeguard.patient.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.search.PatientOrder.By;
import org.safeguard.resource.ResourceType;

class PatientOrderTest {

  private static final String ABEL = "{'family':['Ábel'],'given':['Zoe'],'birthdate':['1980']}";
  private static final String BAKER = "{'family':['baker'],'given':['Ann'],'birthdate':['1970']}";
  private static final String NAMELESS = "{'birthdate':['1975']}";
  private static final String UNBORN = "{'family':['Cole']}";

  @Test
  void namesAreSortedWithoutRegardToCaseAndAccentsAndNamelessOnesLast() {
    assertEquals(List.of(ABEL, BAKER, UNBORN, NAMELESS), sorted(new PatientOrder(By.NAME, false)));
  }

  @Test
  void nobodyWithoutTheValueComesFirstTheOtherWayRound() {
    assertEquals(List.of(UNBORN, BAKER, ABEL, NAMELESS), sorted(new PatientOrder(By.NAME, true)));
    assertEquals(
        List.of(ABEL, NAMELESS, BAKER, UNBORN), sorted(new PatientOrder(By.BIRTH_DATE, true)));
  }

  private static List<String> sorted(PatientOrder order) {
    return Stream.of(UNBORN, ABEL, NAMELESS, BAKER)
        .sorted(Comparator.comparing(summary -> key(order, summary)))
        .toList();
  }

  private static PatientOrder.Key key(PatientOrder order, String summary) {
    byte[] json = summary.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return order.key(ResourceType.PATIENT, json).orElseThrow();
  }
}
