package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeguard.stack.process.Progress;

/**
 * Loads the patients of a folder of bundles. One who is there already, by the first identifier, is
 * left alone, so that a load can be repeated; one who is refused is named and does not stop the
 * others.
 */
public final class PatientLoader {
  private final PatientStore store;
  private final Progress progress;
  private final List<String> refused = new ArrayList<>();
  private int loaded;
  private int present;

  public PatientLoader(FhirPatients store, Progress progress) {
    this((PatientStore) store, progress);
  }

  PatientLoader(PatientStore store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  public LoadReport load(BundleFolder folder) {
    List<Path> files = folder.files();
    long begin = progress.elapsed().toMillis();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      BundleFolder.forEachPatient(file, patient -> load(file, patient));
      tell(i + 1, files.size(), progress.elapsed().toMillis() - begin);
    }
    refused.forEach(progress::say);
    return new LoadReport(loaded, present, refused);
  }

  private void load(Path file, ObjectNode patient) {
    Optional<JsonNode> identifier = firstIdentifier(patient);
    if (identifier.isEmpty()) {
      refuse(file, "has no identifier with system and value, so a second load could not know it");
    } else if (holds(identifier.get())) {
      present++;
    } else {
      store.add(patient).ifPresentOrElse(reason -> refuse(file, reason), () -> loaded++);
    }
  }

  private boolean holds(JsonNode identifier) {
    return store.holds(identifier.get("system").asText(), identifier.get("value").asText());
  }

  private static Optional<JsonNode> firstIdentifier(ObjectNode patient) {
    for (JsonNode identifier : patient.path("identifier")) {
      if (identifier.hasNonNull("system") && identifier.hasNonNull("value")) {
        return Optional.of(identifier);
      }
    }
    return Optional.empty();
  }

  private void refuse(Path file, String reason) {
    refused.add("Refused: the patient of %s: %s".formatted(file.getFileName(), reason));
  }

  private void tell(int done, int all, long millis) {
    double rate = millis == 0 ? 0 : loaded * 1000.0 / millis;
    String line =
        String.format(
            Locale.ROOT,
            "Patients: file %d of %d, %d loaded (%.1f/s), %d there already, %d refused",
            done,
            all,
            loaded,
            rate,
            present,
            refused.size());
    progress.update(line, done == all);
  }
}
