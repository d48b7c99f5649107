package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;

class SyntheaTest {
  @TempDir private Path folder;
  private Synthea synthea;

  @BeforeEach
  void make() {
    var progress = new Progress(new PrintStream(new ByteArrayOutputStream()), Clock.systemUTC());
    synthea = new Synthea("a.jar:b.jar", folder, folder.resolve("synthea.log"), progress);
  }

  @Test
  void theCommandFixesCountSeedsAndDates() {
    List<String> words = synthea.words(20, 3, folder);
    assertEquals("20", after("-p", words));
    assertEquals("3", after("-s", words));
    assertEquals("3", after("-cs", words));
    assertEquals("20260101", after("-r", words));
    assertEquals("20260101", after("-e", words));
  }

  @Test
  void theCommandRunsSyntheaInAProcessOfItsOwnWithBoundedMemory() {
    List<String> words = synthea.words(20, 3, folder);
    assertTrue(words.get(0).endsWith("/bin/java"), words.get(0));
    assertTrue(words.contains("-Xmx2g"));
    assertEquals("a.jar:b.jar", after("-cp", words));
    assertEquals("App", after("a.jar:b.jar", words));
  }

  @Test
  void theCommandAsksForTransactionsAndForHospitalsAndPractitioners() {
    List<String> words = synthea.words(20, 3, folder);
    assertTrue(
        words.containsAll(
            List.of(
                "--exporter.baseDirectory=" + folder,
                "--exporter.fhir.export=true",
                "--exporter.fhir.transaction_bundle=true",
                "--exporter.fhir.use_us_core_ig=true",
                "--exporter.fhir.us_core_version=6.1.0",
                "--exporter.hospital.fhir.export=true",
                "--exporter.practitioner.fhir.export=true")));
  }

  @Test
  void everyPatientAskedForMustHaveAFile() throws IOException {
    written("hospitalInformation1.json", "practitionerInformation1.json", "Ada.json", "Bo.json");
    assertDoesNotThrow(() -> synthea.requireOutput(folder, 2));
    var missing = assertThrows(StackException.class, () -> synthea.requireOutput(folder, 3));
    assertTrue(missing.getMessage().startsWith("Synthea wrote 2 bundles where 3"));
    assertTrue(missing.getMessage().contains("synthea.log"));
  }

  @Test
  void oneWhoDiedOnTheWayMayHaveAFileMore() throws IOException {
    written("hospitalInformation1.json", "practitionerInformation1.json", "Ada.json", "Bo.json");
    assertDoesNotThrow(() -> synthea.requireOutput(folder, 1));
  }

  @Test
  void hospitalsAndPractitionersMustBeThere() throws IOException {
    written("hospitalInformation1.json", "Ada.json", "Bo.json");
    assertThrows(StackException.class, () -> synthea.requireOutput(folder, 2));
  }

  @Test
  void noOutputAtAllIsTold() {
    var nothing =
        assertThrows(StackException.class, () -> synthea.requireOutput(folder.resolve("fhir"), 1));
    assertTrue(nothing.getMessage().startsWith("Synthea wrote nothing"), nothing.getMessage());
  }

  @Test
  void patientsThatWereMadeBeforeAreNotMadeAgain() throws IOException {
    Path made = Files.createDirectories(folder.resolve("patients-2-seed-1"));
    Files.createFile(made.resolve("complete"));
    try (var supervisor = new Supervisor(folder)) {
      assertEquals(made.resolve("fhir"), synthea.bundles(2, 1, supervisor));
    }
  }

  private void written(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }

  private static String after(String word, List<String> words) {
    return words.get(words.indexOf(word) + 1);
  }
}
