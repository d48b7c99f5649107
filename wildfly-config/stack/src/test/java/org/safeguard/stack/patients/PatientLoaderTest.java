package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.process.Progress;

class PatientLoaderTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Store store = new Store();

  @Test
  void everyPatientOfEveryBundleIsLoaded() throws IOException {
    bundle("a.json", patient("1"), observation(), patient("2"));
    bundle("b.json", patient("3"));
    var report = load();
    assertEquals(3, report.loaded());
    assertEquals(Set.of("urn:mrn|1", "urn:mrn|2", "urn:mrn|3"), store.known);
  }

  @Test
  void aSecondLoadFindsThemAllThere() throws IOException {
    bundle("a.json", patient("1"), patient("2"));
    load();
    var report = load();
    assertEquals(0, report.loaded());
    assertEquals(2, report.present());
  }

  @Test
  void aRefusedPatientIsNamedAndTheOthersAreLoaded() throws IOException {
    bundle("a.json", patient("bad"));
    bundle("b.json", patient("1"));
    var report = load();
    assertEquals(1, report.loaded());
    assertEquals(1, report.refused().size());
    assertTrue(report.refused().get(0).contains("a.json"));
    assertTrue(report.refused().get(0).contains("status 422"));
    assertTrue(terminal.toString().contains("status 422"));
  }

  @Test
  void aPatientWhoCouldNotBeFoundAgainIsRefused() throws IOException {
    bundle("a.json", "{\"resourceType\": \"Patient\", \"identifier\": [{\"value\": \"1\"}]}");
    var report = load();
    assertEquals(0, report.loaded());
    assertTrue(report.refused().get(0).contains("identifier"));
  }

  @Test
  void theCountsAreTold() throws IOException {
    bundle("a.json", patient("1"));
    load();
    assertTrue(terminal.toString().contains("file 1 of 1, 1 loaded"));
  }

  private LoadReport load() {
    var progress = new Progress(new PrintStream(terminal), Clock.systemUTC());
    return new PatientLoader(store, progress).load(new BundleFolder(folder));
  }

  private void bundle(String name, String... resources) throws IOException {
    var text =
        new StringBuilder(
            "{\"meta\": {\"entry\": [1]}, \"resourceType\": \"Bundle\", \"entry\": [");
    for (int i = 0; i < resources.length; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"fullUrl\": \"urn:uuid:x\", \"resource\": ")
          .append(resources[i])
          .append("}");
    }
    Files.writeString(folder.resolve(name), text.append("]}").toString());
  }

  private static String patient(String value) {
    return "{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:mrn\", \"value\": \"%s\"}]}"
        .formatted(value);
  }

  private static String observation() {
    return "{\"resourceType\": \"Observation\", \"identifier\": [{\"system\": \"urn:mrn\", \"value\": \"9\"}]}";
  }

  /** Refuses the identifier `bad`. */
  private static final class Store implements PatientStore {
    private final Set<String> known = new HashSet<>();

    @Override
    public boolean holds(String system, String value) {
      return known.contains(system + "|" + value);
    }

    @Override
    public Optional<String> add(ObjectNode patient) {
      var identifier = patient.at("/identifier/0");
      if (identifier.get("value").asText().equals("bad")) {
        return Optional.of("status 422 no name");
      }
      known.add(identifier.get("system").asText() + "|" + identifier.get("value").asText());
      return Optional.empty();
    }
  }
}
