package org.safeguard.web.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.web.console.history.Change.Kind;

class VersionDiffTest {

  @Test
  void aChangedValueIsShownFromWhatToWhat() {
    assertEquals(
        List.of(changed("Birth date", "1970-05-14", "1970-05-15")),
        diff("{'birthDate':'1970-05-14'}", "{'birthDate':'1970-05-15'}"));
  }

  @Test
  void placesAreNamedInWords() {
    assertEquals(
        List.of(changed("Name 2 › Family", "Old", "New")),
        diff(
            "{'name':[{'family':'A'},{'family':'Old'}]}",
            "{'name':[{'family':'A'},{'family':'New'}]}"));
    assertEquals(
        List.of(changed("Address › City", "Old", "New")),
        diff("{'address':[{'city':'Old'}]}", "{'address':[{'city':'New'}]}"));
  }

  @Test
  void anExtensionIsCalledByTheEndOfItsUrl() {
    assertEquals(
        List.of(changed("Us core birthsex › Value code", "M", "F")),
        diff(
            "{'extension':[{'url':'http://hl7.org/x/us-core-birthsex','valueCode':'M'}]}",
            "{'extension':[{'url':'http://hl7.org/x/us-core-birthsex','valueCode':'F'}]}"));
  }

  @Test
  void whatTheServerWritesIntoEachVersionIsNoChange() {
    assertEquals(
        List.of(),
        diff(
            "{'id':'1','meta':{'versionId':'1','lastUpdated':'2026'},'gender':'male'}",
            "{'id':'1','meta':{'versionId':'2','lastUpdated':'2027'},'gender':'male'}"));
    assertEquals(
        List.of(added("Meta › Profile", "http://example.org/p")),
        diff(
            "{'meta':{'versionId':'1','source':'s'}}",
            "{'meta':{'versionId':'2','source':'s','profile':['http://example.org/p']}}"));
  }

  @Test
  void eachElementOfANewListIsAChange() {
    List<Change> changes = diff("{}", "{'name':[{'family':'A'},{'family':'B','given':['C','D']}]}");
    assertEquals(
        List.of(added("Name 1", "Family: A"), added("Name 2", "Family: B; Given: C, D")), changes);
  }

  @Test
  void aRemovedElementShowsWhatStoodThere() {
    assertEquals(
        List.of(new Change("Telecom", Optional.of("System: phone; Value: 555"), Optional.empty())),
        diff("{'telecom':[{'system':'phone','value':'555'}],'active':true}", "{'active':true}"));
    assertEquals(Kind.REMOVED, diff("{'active':true}", "{}").get(0).kind());
  }

  @Test
  void anElementRemovedFromTheMiddleShiftsNoOther() {
    List<Change> changes =
        diff(
            "{'name':[{'family':'A'},{'family':'B'},{'family':'C'}]}",
            "{'name':[{'family':'A'},{'family':'C'}]}");
    assertEquals(
        List.of(new Change("Name 2", Optional.of("Family: B"), Optional.empty())), changes);
  }

  @Test
  void severalStepsAreEachHeldAgainstTheDocumentAsItStoodThen() {
    List<Change> changes =
        diff(
            "{'name':[{'family':'A'},{'family':'B'},{'family':'C'}],'gender':'male'}",
            "{'name':[{'family':'B'},{'family':'X'}],'gender':'female'}");
    assertEquals(
        "female",
        changes.stream()
            .filter(change -> change.element().equals("Gender"))
            .findFirst()
            .flatMap(Change::after)
            .orElseThrow());
    assertEquals(
        Optional.of("Family: A"),
        changes.stream()
            .filter(change -> change.kind() == Kind.REMOVED)
            .findFirst()
            .flatMap(Change::before));
  }

  @Test
  void conceptsAndReferencesAreShownByWhatPeopleCallThem() {
    assertEquals(
        List.of(added("Marital status", "Married")),
        diff("{}", "{'maritalStatus':{'coding':[{'code':'M','display':'Married'}]}}"));
    assertEquals(
        List.of(added("Managing organization", "General Hospital")),
        diff(
            "{}",
            "{'managingOrganization':{'reference':'Organization/1','display':'General"
                + " Hospital'}}"));
  }

  @Test
  void aNarrativeIsShownWithoutItsMarkup() {
    assertEquals(
        List.of(added("Text", "Ada Lovelace")),
        diff("{}", "{'text':{'status':'generated','div':'<div><b>Ada</b> Lovelace</div>'}}"));
  }

  @Test
  void numbersAndTruthsAreValuesToo() {
    assertEquals(
        List.of(changed("Active", "true", "false")), diff("{'active':true}", "{'active':false}"));
  }

  @Test
  void aChangeIsPrintedWithoutItsValues() {
    assertFalse(changed("Birth date", "1970-05-14", "1970-05-15").toString().contains("1970"));
  }

  private static List<Change> diff(String before, String after) {
    return VersionDiff.between(json(before), json(after));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  private static Change changed(String element, String before, String after) {
    return new Change(element, Optional.of(before), Optional.of(after));
  }

  private static Change added(String element, String after) {
    return new Change(element, Optional.empty(), Optional.of(after));
  }
}
