package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.patients.LoadReport;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.load.CanonicalJson;
import org.safeguard.system.load.Expectations;
import org.safeguard.system.load.LoadedFile;
import org.safeguard.system.load.Loader;
import org.safeguard.system.load.StoredPlaces;
import org.safeguard.system.load.SyntheticPatients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/**
 * What is loaded is read back as it was sent. {@code -Dstack.patients=20} does it with more
 * patients, and {@code -Dstack.seed=} with others.
 */
@SystemTest
class ReadBackIT {

  private static final int PATIENTS = Integer.getInteger("stack.patients", 5);
  private static final long SEED = Long.getLong("stack.seed", 3);
  private static final Path SYNTHEA = Path.of("target", "synthea").toAbsolutePath();

  private final RunningStack stack;
  private final Loader loader;
  private final ExecutorService readers = Executors.newFixedThreadPool(4);

  @TempDir private Path folder;

  ReadBackIT(RunningStack stack) {
    this.stack = stack;
    this.loader = new Loader(stack);
  }

  @AfterEach
  void endReaders() {
    readers.shutdownNow();
  }

  @Test
  void everyResourceOfEveryBundleIsReadAsItWasSent() {
    new SyntheticPatients(SYNTHEA).write(PATIENTS, SEED, folder);
    List<LoadedFile> files = LoadedFile.in(folder);
    int resources = files.stream().mapToInt(file -> file.entries().size()).sum();
    LoadReport report = loader.load(folder);
    assertEquals(List.of(), report.refusals());
    assertEquals(resources, report.loadedInAll());
    StoredPlaces places = StoredPlaces.of(loader.acknowledged());
    assertEquals(resources, places.size());

    Expectations expected = new Expectations(files, places);
    int compared = 0;
    for (LoadedFile file : files) {
      compared += compare(file, expected);
    }
    assertEquals(resources, compared);
  }

  /** Returns how many resources were the same. */
  private int compare(LoadedFile file, Expectations expected) {
    FhirClient fhir = stack.fhirAsSystem();
    List<CompletableFuture<Void>> reads =
        file.entries().stream()
            .map(entry -> CompletableFuture.runAsync(() -> compare(entry, expected, fhir), readers))
            .toList();
    reads.forEach(CompletableFuture::join);
    return reads.size();
  }

  private static void compare(JsonNode entry, Expectations expected, FhirClient fhir) {
    String address = "/" + expected.place(entry).reference();
    Answer read = fhir.get(address);
    assertEquals(200, read.status(), read::text);
    assertEquals(
        CanonicalJson.text(expected.resource(entry)),
        CanonicalJson.text(CanonicalJson.read(read.body())),
        address);
  }
}
