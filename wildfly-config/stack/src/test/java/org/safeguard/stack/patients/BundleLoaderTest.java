package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.safeguard.stack.patients.Resources.WRONG;
import static org.safeguard.stack.patients.Resources.bundle;
import static org.safeguard.stack.patients.Resources.conditional;
import static org.safeguard.stack.patients.Resources.entry;
import static org.safeguard.stack.patients.Resources.identified;
import static org.safeguard.stack.patients.Resources.observation;
import static org.safeguard.stack.patients.Resources.patient;
import static org.safeguard.stack.patients.Resources.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.patients.FakeFhirServer.Mishap;

@Timeout(60)
class BundleLoaderTest {
  @TempDir private Path root;
  private Load load;

  @BeforeEach
  void start() throws IOException {
    load = new Load(root);
  }

  @AfterEach
  void stop() {
    load.close();
  }

  @Test
  void everyResourceOfEveryFileIsLoadedAndCountedByType() throws IOException {
    load.file("a.json", bundle("transaction", entry(patient("1")), entry(observation(""))));
    load.file("b.json", bundle("batch", conditional(identified("Organization", "o", ""), "o")));
    load.file("c.json", patient("2"));
    LoadReport report = load.run();
    assertEquals(Map.of("Organization", 1, "Observation", 1, "Patient", 2), report.loaded());
    assertEquals(4, report.loadedInAll());
    assertEquals(0, report.refused());
    assertEquals(4, load.server.stored.size());
  }

  @Test
  void aTransactionIsSentAsItStandsInItsFile() throws IOException {
    String text = bundle("transaction", entry(patient("1")), entry(observation(",\"n\": 1.00")));
    load.file("a.json", text);
    load.run();
    assertEquals(List.of(" " + text), load.server.writes);
  }

  @Test
  void aSecondLoadSendsNothingThatIsThere() throws IOException {
    hospital();
    load.file("single.json", patient("3"));
    load.run();
    int stored = load.server.stored.size();
    LoadReport second = load.run();
    assertEquals(stored, load.server.stored.size());
    assertEquals(0, second.loadedInAll(), second::text);
    assertEquals(stored, second.present());
    assertEquals(0, second.refused());
  }

  @Test
  void aPractitionerRoleIsLoadedTogetherWithItsPractitioner() throws IOException {
    hospital();
    load.run();
    assertEquals(2, load.server.count("PractitionerRole"));
    List<String> withRole = load.server.writes.stream().filter(w -> w.contains("Role")).toList();
    assertEquals(2, withRole.size());
    for (String write : withRole) {
      assertTrue(write.contains("\"type\":\"transaction\"") && write.contains("\"Practitioner\""));
    }
  }

  @Test
  void aPractitionerWhoIsMissingIsLoadedBesideOneWhoIsThere() throws IOException {
    hospital();
    load.server.stored.add(new ObjectMapper().readTree(identified("Practitioner", "p1", "")));
    LoadReport report = load.run();
    assertEquals(2, load.server.count("Practitioner"));
    assertEquals(1, load.server.count("PractitionerRole"));
    assertEquals(2, report.present());
  }

  @Test
  void anEntryOfABatchIsCreatedOnConditionOfItsIdentifier() throws IOException {
    load.file("a.json", bundle("batch", entry(identified("Device", "a|b,c&d", ""))));
    assertEquals(1, load.run().loadedInAll());
    assertEquals(1, load.run().present());
    assertEquals(1, load.server.count("Device"));
  }

  @Test
  void aRefusedEntryOfABatchIsNamedAndTheOthersAreLoaded() throws IOException {
    load.file(
        "a.json",
        bundle(
            "batch",
            entry(identified("Device", "1", "")),
            entry(identified("Location", "2", WRONG)),
            entry(identified("Device", "3", ""))));
    LoadReport report = load.run();
    assertEquals(Map.of("Device", 2), report.loaded());
    assertEquals(
        List.of(
            "Refused: a.json, entry 1 (Location): status 422: language is not known"
                + " (Location.language)"),
        report.refusals());
    assertTrue(load.told().contains(report.refusals().get(0)));
  }

  @Test
  void aRefusedTransactionIsNamedWithTheEntryAndTheLoadGoesOn() throws IOException {
    load.file("a.json", bundle("transaction", entry(patient("1")), entry(observation(WRONG))));
    load.file("b.json", patient("2"));
    LoadReport report = load.run();
    assertEquals(Map.of("Patient", 1), report.loaded());
    assertEquals(2, report.refused());
    assertEquals(
        List.of(
            "Refused: a.json (transaction of 2 entries), because of entry 1 (Observation): status"
                + " 422: language is not known (resource.language)"),
        report.refusals());
  }

  @Test
  void aRefusedPairOfABatchIsNamedByItsPlaceInTheFile() throws IOException {
    String wrong = role("p1").replace("\"practitioner\"", "\"language\":\"xx\",\"practitioner\"");
    load.file(
        "a.json",
        bundle(
            "batch",
            entry(identified("Device", "1", "")),
            entry(identified("Practitioner", "p1", "")),
            entry(wrong)));
    LoadReport report = load.run();
    assertEquals(Map.of("Device", 1), report.loaded());
    assertTrue(report.refusals().get(0).contains("entry 2 (PractitionerRole)"), report::text);
  }

  @Test
  void noMoreOfAnOutcomeIsToldThanDiagnosticsAndPlaces() throws IOException {
    load.file("a.json", bundle("transaction", entry(patient("1")), entry(observation(WRONG))));
    load.file("b.json", bundle("batch", entry(identified("Device", "77", WRONG))));
    load.run();
    assertFalse(load.told().contains("Lovelace"), load.told());
    assertFalse(load.told().contains("77"), load.told());
  }

  @Test
  void whatASecondLoadCouldNotKnowIsRefused() throws IOException {
    load.file("a.json", observation(""));
    load.file(
        "b.json", bundle("batch", entry(observation("")), entry(identified("Device", "1", ""))));
    load.file("c.json", bundle("transaction", entry(observation(""))));
    LoadReport report = load.run();
    assertEquals(Map.of("Device", 1), report.loaded());
    assertEquals(
        List.of(
            "Refused: a.json, Observation: " + Plan.UNKNOWABLE,
            "Refused: b.json, entry 0 (Observation): " + Plan.UNKNOWABLE),
        report.refusals().subList(0, 2));
    assertTrue(report.refusals().get(2).startsWith("Refused: c.json: creates no resource"));
  }

  @Test
  void aFileThatIsNoBundleToLoadIsNamedWithoutWhatItSays() throws IOException {
    load.file("a.json", bundle("collection", entry(patient("1"))));
    load.file("b.json", "{\"resourceType\":\"Patient\",\"name\":Lovelace}");
    load.file("c.json", "{\"name\":\"Lovelace\"}");
    load.file("d.json", patient("1"));
    LoadReport report = load.run();
    assertEquals(1, report.loadedInAll());
    assertEquals(3, report.refused());
    assertEquals(
        "Refused: a.json: is a Bundle of the type collection; only batch and transaction can be"
            + " loaded",
        report.refusals().get(0));
    assertTrue(report.refusals().get(1).startsWith("Refused: b.json: is not JSON: line 1, column"));
    assertEquals("Refused: c.json: is not a FHIR resource in JSON", report.refusals().get(2));
    assertFalse(load.told().contains("Lovelace"));
  }

  @Test
  void aTypeThatCannotBeLookedUpIsNotSent() throws IOException {
    load.file("a.json", patient("1"));
    load.server.searchStatus = 400;
    LoadReport report = load.run();
    assertEquals(List.of(), load.server.writes);
    assertEquals(
        List.of("Refused: a.json (Patient): cannot be looked up: status 400: not this one"),
        report.refusals());
  }

  @Test
  void anIdentifierNeverStandsInAnAddress() throws IOException {
    load.file("a.json", patient("1"));
    load.run();
    assertEquals(
        List.of("/Patient/_search?identifier=urn%3Amrn%7C1&_count=1"), load.server.searches);
  }

  @Test
  void filesAreLoadedInTheirOrder() throws IOException {
    load.file("Ada.json", patient("3"));
    load.file("practitionerInformation1.json", patient("2"));
    load.file("hospitalInformation1.json", patient("1"));
    load.file("Zoe.json", patient("4"));
    load.run();
    List<String> numbers =
        load.server.stored.stream().map(one -> one.at("/identifier/1/value").asText()).toList();
    assertEquals(List.of("1", "2", "3", "4"), numbers);
  }

  @Test
  void theTokenIsRenewedInTheMiddleOfALoad() throws IOException {
    for (int i = 0; i < 5; i++) {
      load.file(i + ".json", patient("" + i));
    }
    load.server.onWrite = () -> load.clock.pass(Duration.ofSeconds(140));
    load.server.takesToken = token -> token.equals(load.keycloak.newest());
    assertEquals(5, load.run().loadedInAll());
    assertEquals(3, load.keycloak.forms.size());
  }

  @Test
  void aTokenThatIsNoLongerTakenIsRenewedAtOnce() throws IOException {
    load.file("a.json", patient("1"));
    load.server.takesToken = token -> !token.equals("t1");
    assertEquals(1, load.run().loadedInAll());
    assertEquals(2, load.keycloak.forms.size());
    assertEquals(List.of(), load.clock.pauses);
  }

  @Test
  void theProgressTellsFilesRateTimeLeftAndCounts() throws IOException {
    Path first = load.file("a.json", bundle("transaction", entry(patient("1"))));
    Path second = load.file("b.json", bundle("transaction", entry(patient("2"))));
    assertEquals(Files.size(first), Files.size(second));
    load.server.onWrite = () -> load.clock.pass(Duration.ofSeconds(80));
    load.run();
    assertTrue(
        load.told()
            .contains(
                "Loading: 1 of 2 files, 1 resources (0.0/s), 1 min 20 s left, 0 there already, 0"
                    + " refused"),
        load.told());
    assertTrue(load.told().contains("Loading: 2 of 2 files, 2 resources (0.0/s), 0 s left"));
    assertTrue(
        load.told()
            .contains(
                "Loaded 2 resources in 160.0 s (0.0/s); 0 there already, 0 refused\n  Patient 2"));
  }

  @Test
  void theProgressIsToldOnceASecondAtMostAndAtTheEnd() throws IOException {
    for (int i = 0; i < 5; i++) {
      load.file(i + ".json", patient("" + i));
    }
    load.server.onWrite = () -> load.clock.pass(Duration.ofMillis(400));
    load.run();
    for (int told : List.of(1, 4, 5)) {
      assertTrue(load.told().contains("Loading: " + told + " of 5"), load.told());
    }
    assertEquals(3, load.told().split("Loading: ").length - 1);
  }

  @Test
  void aTransactionWhoseAnswerSaysNothingStandsAllTheSame() throws IOException {
    load.file("a.json", bundle("transaction", entry(patient("1"))));
    load.server.mishaps.add(Mishap.status(200, true));
    assertEquals(Map.of("Patient", 1), load.run().loaded());
  }

  @Test
  void anEntryOfABatchOfWhichTheAnswerSaysNothingIsNamed() throws IOException {
    load.file("a.json", bundle("batch", entry(identified("Device", "1", ""))));
    load.server.mishaps.add(Mishap.status(200, true));
    assertEquals(
        List.of("Refused: a.json, entry 0 (Device): the answer does not say what became of it"),
        load.run().refusals());
  }

  @Test
  void theTimeLeftIsNotGuessedFromTheFirstFew() throws IOException {
    load.file("a.json", patient("1"));
    load.file("b.json", bundle("transaction", entry(patient("2"))) + " ".repeat(100_000));
    load.run();
    assertTrue(load.told().contains("Loading: 1 of 2 files, 1 resources (0.0/s), some time left"));
  }

  private void hospital() throws IOException {
    load.file(
        "hospitalInformation1.json",
        bundle(
            "batch",
            conditional(identified("Organization", "o1", ""), "o1"),
            conditional(identified("Location", "l1", ""), "l1")));
    load.file(
        "practitionerInformation1.json",
        bundle(
            "batch",
            conditional(identified("Practitioner", "p1", ""), "p1"),
            entry(role("p1")),
            conditional(identified("Practitioner", "p2", ""), "p2"),
            entry(role("p2"))));
    load.file("patient.json", bundle("transaction", entry(patient("1")), entry(observation(""))));
  }
}
