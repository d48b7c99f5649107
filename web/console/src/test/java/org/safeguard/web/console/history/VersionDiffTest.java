package org.safeguard.web.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
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

  /** The name stands before each place within, of which there may be thousands. */
  @Test
  void aVeryLongUrlGivesAShortName() {
    String extension = "{'extension':[{'url':'http://x/%s','valueCode':'%s'}]}";
    String url = "x".repeat(1_000);
    assertEquals(
        List.of(changed("X" + "x".repeat(99) + "… › Value code", "M", "F")),
        diff(extension.formatted(url, "M"), extension.formatted(url, "F")));
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
  void anElementPutInTheMiddleShiftsNoOther() {
    assertEquals(
        List.of(added("Name 2", "Family: B"), changed("Name 4 › Family", "D", "E")),
        diff(
            "{'name':[{'family':'A'},{'family':'C'},{'family':'D'}]}",
            "{'name':[{'family':'A'},{'family':'B'},{'family':'C'},{'family':'E'}]}"));
  }

  @Test
  void elementsThatMovedAreRemovedAndAdded() {
    assertEquals(
        List.of(removed("Given 1", "A"), added("Given 3", "A")),
        diff("{'given':['A','B','C']}", "{'given':['B','C','A']}"));
  }

  @Test
  void aPlaceWithoutAValueHoldsNothing() {
    assertEquals(
        List.of(added("Given 1", "Ada"), added("Given 2", "Extension: Url: u")),
        diff("{}", "{'given':['Ada',null],'_given':[null,{'extension':[{'url':'u'}]}]}"));
    assertEquals(
        List.of(removed("Given 2", "B")), diff("{'given':['A','B']}", "{'given':['A',null]}"));
    assertEquals(List.of(added("Name", "Given: B")), diff("{}", "{'name':[{'given':[null,'B']}]}"));
  }

  @Test
  void versionsWithoutADifferenceHaveNoChanges() {
    String lists = "{'name':[{'family':'A','given':['B']}],'photo':" + list("p", 0, 1_000) + "}";
    assertEquals(List.of(), diff(lists, lists));
  }

  @Test
  @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
  void longListsAreComparedAsAWhole() {
    List<Change> changes =
        diff(
            "{'gender':'male','given':" + list("a", 0, 30_000) + "}",
            "{'gender':'female','given':" + list("a", 1, 30_001) + "}");
    assertEquals(changed("Gender", "male", "female"), changes.get(0));
    assertEquals(2, changes.size());
    assertTrue(changes.get(1).whole());
    assertEquals("Given", changes.get(1).element());
    assertTrue(changes.get(1).before().orElseThrow().startsWith("a0, a1, "));
    assertTrue(changes.get(1).after().orElseThrow().startsWith("a1, a2, "));
  }

  @Test
  @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLongListThatIsNewIsOneChange() {
    List<Change> changes = diff("{}", "{'given':" + list("a", 0, 30_000) + "}");
    assertEquals(1, changes.size());
    assertTrue(changes.get(0).whole());
    assertEquals(Kind.ADDED, changes.get(0).kind());
  }

  @Test
  @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
  void aVeryLargeVersionIsComparedByItsElementsAlone() {
    List<Change> changes = diff(wide("x"), wide("y"));
    assertEquals(List.of("Contact", "Gender"), changes.stream().map(Change::element).toList());
    assertTrue(changes.get(0).whole());
  }

  @Test
  @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
  void deeplyNestedListsAreComparedInTime() {
    assertEquals(1, diff(deep("x"), deep("y")).size());
  }

  @Test
  void aLongValueIsCutShort() {
    String photo = "A".repeat(1_000_000);
    Change change = diff("{}", "{'photo':'" + photo + "'}").get(0);
    assertTrue(change.after().orElseThrow().length() < 5_000);
    assertTrue(change.after().orElseThrow().endsWith("…"));
  }

  @Test
  @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
  void markupWithoutAnEndIsReadInTime() {
    String div = "<".repeat(1_000_000);
    assertEquals(1, diff("{}", "{'text':{'div':'" + div + "'}}").size());
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

  private static Change removed(String element, String before) {
    return new Change(element, Optional.of(before), Optional.empty());
  }

  private static String list(String prefix, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> "'" + prefix + number + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Lists of lists, each short, all of them together very many values. */
  private static String wide(String gender) {
    String telecom = list(gender, 0, 200);
    return IntStream.range(0, 200)
        .mapToObj(number -> "{'telecom':" + telecom + "}")
        .collect(Collectors.joining(",", "{'contact':[", "],'gender':'" + gender + "'}"));
  }

  private static String deep(String value) {
    int depth = 400;
    return "{'extension':["
        + "{'url':'u','extension':[".repeat(depth)
        + "{'url':'u','valueString':'"
        + value
        + "'}"
        + "]}".repeat(depth)
        + "]}";
  }

  private static Change added(String element, String after) {
    return new Change(element, Optional.empty(), Optional.of(after));
  }
}
