package org.safeguard.stack.patients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safeguard.stack.Folders;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Command;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;

/**
 * Makes synthetic patients in a process of its own. The same count and seed give the same bytes, on
 * any day.
 */
public final class Synthea {
  /** Without fixed dates Synthea would simulate up to today. */
  private static final String TODAY = "20260101";

  private final String classpath;
  private final Path folder;
  private final Path log;
  private final Progress progress;

  /**
   * @param classpath Synthea and what it needs
   * @param folder where its output is kept
   */
  public Synthea(String classpath, Path folder, Path log, Progress progress) {
    this.classpath = classpath;
    this.folder = folder;
    this.log = log;
    this.progress = progress;
  }

  /** The folder with the bundles of that many living patients, made unless they are there. */
  public Path bundles(int patients, long seed, Supervisor supervisor) {
    Path output = folder.resolve("patients-%d-seed-%d".formatted(patients, seed));
    Path complete = output.resolve("complete");
    if (!Files.exists(complete)) {
      progress.say("Synthea makes %d patients".formatted(patients));
      Folders.delete(output);
      PrivateFile.folder(output);
      supervisor.run(Command.of("Synthea", log, words(patients, seed, output)));
      requireOutput(output.resolve("fhir"), patients);
      PrivateFile.write(complete, "");
    }
    return output.resolve("fhir");
  }

  List<String> words(int patients, long seed, Path output) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx2g",
        "-cp",
        classpath,
        "App",
        "-p",
        Integer.toString(patients),
        "-s",
        Long.toString(seed),
        "-cs",
        Long.toString(seed),
        "-r",
        TODAY,
        "-e",
        TODAY,
        "--exporter.baseDirectory=" + output,
        "--exporter.fhir.export=true",
        "--exporter.fhir.transaction_bundle=true",
        "--exporter.fhir.use_us_core_ig=true",
        "--exporter.fhir.us_core_version=6.1.0",
        "--exporter.hospital.fhir.export=true",
        "--exporter.practitioner.fhir.export=true",
        "--exporter.ccda.export=false",
        "--exporter.csv.export=false");
  }

  /** Synthea's exit code is 0 even when it failed, so what it wrote is counted. */
  void requireOutput(Path written, int patients) {
    if (!Files.isDirectory(written)) {
      throw new StackException("Synthea wrote nothing; see " + log);
    }
    List<Path> files = new FhirFolder(written).files();
    long made = files.stream().filter(FhirFolder::isOfPatient).count();
    if (made < patients) {
      throw new StackException(
          "Synthea wrote %d bundles where %d patients were asked for; see %s"
              .formatted(made, patients, log));
    }
    if (files.size() - made < FhirFolder.FIRST.size()) {
      throw new StackException("Synthea wrote no hospitals or no practitioners; see " + log);
    }
  }
}
