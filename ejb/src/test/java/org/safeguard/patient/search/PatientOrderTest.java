package org.safeguard.patient.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.incoming.IncomingResource;
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

  @Test
  void theNameThatIsShownDecides() {
    assertEquals(
        List.of("Adams, Zoe", "Baker, Ann B", "Cole", "Dora Dow"),
        Stream.of(
                "{'text':'Dora Dow'}",
                "{'use':'maiden','family':'Adams'},{'family':'Baker','given':['Ann','B'],'use':'official'},{'family':'Ames','use':'official'}",
                "{'given':['Zoe'],'family':'Adams'},{'use':'usual','family':'Zimmer'}",
                "{'family':'Cole','text':'A. Cole'}")
            .map(PatientOrderTest::summary)
            .sorted(Comparator.comparing(summary -> key(new PatientOrder(By.NAME, false), summary)))
            .map(summary -> Summary.read(utf8(summary)).values("listed").get(0).value())
            .toList());
  }

  @Test
  void anOfficialNameThatSaysNothingIsNoName() {
    String summary = summary("{'family':'Adams'},{'use':'official','period':{'start':'2020'}}");
    PatientOrder order = new PatientOrder(By.NAME, false);
    assertTrue(key(order, summary).compareTo(key(order, "{'listed':['Zoe']}")) > 0);
  }

  private static String summary(String names) {
    byte[] json = utf8("{'resourceType':'Patient','name':[" + names + "]}");
    byte[] summary = IncomingResource.parse(ResourceType.PATIENT, json, "https://h/fhir").summary();
    return new String(summary, StandardCharsets.UTF_8);
  }

  private static List<String> sorted(PatientOrder order) {
    return Stream.of(UNBORN, ABEL, NAMELESS, BAKER)
        .sorted(Comparator.comparing(summary -> key(order, summary)))
        .toList();
  }

  private static PatientOrder.Key key(PatientOrder order, String summary) {
    return order.key(ResourceType.PATIENT, utf8(summary)).orElseThrow();
  }

  private static byte[] utf8(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
