package org.safeguard.system.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.safeguard.stack.BuildOutput;
import org.safeguard.stack.patients.Synthea;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;

/**
 * Synthea's patients with their hospitals and practitioners. Only the systems of the identifiers by
 * which a loader knows them are other ones each time, so that it finds none of them there.
 */
public final class SyntheticPatients {

  private static final List<String> SYSTEMS =
      List.of("https://github.com/synthetichealth/synthea", "http://hl7.org/fhir/sid/us-npi");

  private final Path kept;

  /**
   * @param kept where Synthea's output stays, since making it takes long
   */
  public SyntheticPatients(Path kept) {
    this.kept = kept;
  }

  /** Writes the bundles of that many patients into a folder. */
  public void write(int patients, long seed, Path folder) {
    String mine = "/" + UUID.randomUUID();
    for (Path file : made(patients, seed)) {
      try {
        String text = Files.readString(file);
        for (String system : SYSTEMS) {
          text = text.replace(system, system + mine);
        }
        Files.writeString(folder.resolve(file.getFileName()), text);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private List<Path> made(int patients, long seed) {
    try {
      Files.createDirectories(kept);
      var progress = new Progress(System.out, Clock.systemUTC());
      var synthea =
          new Synthea(BuildOutput.current().synthea(), kept, kept.resolve("synthea.log"), progress);
      try (Supervisor supervisor = new Supervisor(kept);
          Stream<Path> files = Files.list(synthea.bundles(patients, seed, supervisor))) {
        return files.toList();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
