package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** A privacy officer reads the log: what each filter shows, and what it hides. */
@SystemTest
class ConsoleLogIT extends PrivacyOfficerAtWork {

  ConsoleLogIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void logOfAPatientSaysWhoSawThem() {
    String other = create(Patients.json(Patients.unique("Other"), "Eve", Patients.number()));
    UUID seen = entry(stack.fhirAs(Role.PHYSICIAN).get("/Patient/" + patient));
    UUID otherSeen = entry(stack.fhirAs(Role.PHYSICIAN).get("/Patient/" + other));
    assertTrue(listed("").containsAll(List.of(seen, otherSeen)));

    Set<UUID> ofPatient = listed("patient=" + patient);
    assertTrue(ofPatient.containsAll(List.of(createdEntry, seen)));
    assertFalse(ofPatient.contains(otherSeen), "another patient's entry");
    assertTrue(browser().text().contains("physician"));
    assertFalse(browser().text().contains(family), "the log names a patient");
    assertFalse(browser().text().contains(number), "the log names a record number");

    Set<UUID> ofActor = listed("patient=" + patient + "&actor=physician");
    assertTrue(ofActor.contains(seen));
    assertFalse(ofActor.contains(createdEntry), "another actor's entry");
  }

  @Test
  void filterOfTheLogByActionHidesOtherActions() {
    UUID read = entry(stack.fhirAsSystem().get("/Patient/" + patient));
    assertFilters("action=READ", read, createdEntry);
    assertFilters("action=CREATE", createdEntry, read);
  }

  @Test
  void filterOfTheLogByOutcomeHidesOtherOutcomes() {
    UUID done = entry(stack.fhirAs(Role.PHYSICIAN).get("/Patient/" + patient));
    UUID refused = entry(stack.fhirAs(Role.AUDITOR).get("/Patient/" + patient));
    assertTrue(listed("").containsAll(List.of(done, refused)));
    assertTrue(listed("outcome=REFUSED").contains(refused));
    assertFalse(listed("outcome=REFUSED").contains(done));
    assertTrue(listed("outcome=SUCCESS").contains(done));
    assertFalse(listed("outcome=SUCCESS").contains(refused));
  }

  @Test
  void filterOfTheLogByDayHidesOtherDays() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Set<UUID> sinceLately = listed("patient=" + patient + "&from=" + today.minusDays(2));
    assertTrue(sinceLately.contains(createdEntry));
    assertEquals(Set.of(), listed("patient=" + patient + "&from=" + today.plusDays(2)));
    Set<UUID> untilSoon = listed("patient=" + patient + "&to=" + today.plusDays(2));
    assertTrue(untilSoon.contains(createdEntry));
    assertEquals(Set.of(), listed("patient=" + patient + "&to=" + today.minusDays(2)));
  }

  @Test
  void filterOfTheLogByRequestHidesOtherRequests() {
    Answer read = stack.fhirAsSystem().get("/Patient/" + patient);
    assertTrue(listed("patient=" + patient).containsAll(List.of(entry(read), createdEntry)));
    assertEquals(Set.of(entry(read)), listed("request=" + read.requestId()));
  }

  @Test
  void filterOfTheLogByAddressHidesOtherAddresses() {
    UUID here = entry(stack.fhirAsSystem().get("/Patient/" + patient));
    UUID request =
        new Neighbour(stack.trust(), stack.systemToken())
            .get(URI.create(stack.environment().get("SAFEGUARD_FHIR") + "/Patient/" + patient));
    UUID there = stack.auditTrail().only(request).id();
    assertFilters("address=127.0.0.1", here, there);
    assertFilters("address=" + Neighbour.ADDRESS, there, here);
  }

  @Test
  void filterIsChosenInTheFormAndTakenAwayByItsChip() {
    UUID read = entry(stack.fhirAsSystem().get("/Patient/" + patient));
    browser().open(console + "audit?patient=" + patient);
    new Select(browser().see(By.id("filter-action"))).selectByValue("CREATE");
    browser().click(By.cssSelector("form.filters button.primary"));
    browser().awaitAddress("action=CREATE");
    assertEquals(Set.of(createdEntry), listed());
    browser().click(By.xpath("//a[contains(@class,'chip')][contains(.,'Created')]"));
    browser().await(page -> !page.getCurrentUrl().contains("action="));
    assertTrue(listed().containsAll(List.of(read, createdEntry)));
  }

  @Test
  void entryOfTheLogOpensByAClick() {
    Answer read = stack.fhirAs(Role.PHYSICIAN).get("/Patient/" + patient);
    browser().open(console + "audit?request=" + read.requestId());
    browser().click(By.cssSelector("a.row-link"));
    browser().awaitAddress("/audit/" + entry(read));
    assertEquals("Read", browser().see(HEADING).getText());
    String text = browser().text();
    assertTrue(text.contains("physician"), text);
    assertTrue(text.contains("127.0.0.1"), text);
    assertTrue(text.contains(read.requestId().toString()), text);
    assertTrue(text.contains(patient), text);
  }

  /** Passes where the filter shows the one entry of the patient and hides the other. */
  private void assertFilters(String filter, UUID shown, UUID hidden) {
    assertTrue(listed("patient=" + patient).containsAll(List.of(shown, hidden)));
    Set<UUID> filtered = listed("patient=" + patient + "&" + filter);
    assertTrue(filtered.contains(shown), filter);
    assertFalse(filtered.contains(hidden), filter);
  }

  /** The entries that the log shows, filtered so. */
  private Set<UUID> listed(String filter) {
    browser().open(console + "audit?" + filter);
    browser().see(HEADING);
    return listed();
  }

  private Set<UUID> listed() {
    return rows().stream()
        .map(row -> row.getDomProperty("href"))
        .map(address -> UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
        .collect(Collectors.toSet());
  }
}
