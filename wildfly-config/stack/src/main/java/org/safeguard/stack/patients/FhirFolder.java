package org.safeguard.stack.patients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.safeguard.stack.StackException;

/** FHIR bundles and single resources in the JSON files of a folder and of those below it. */
public final class FhirFolder {
  // The patients' bundles refer to these two of Synthea's by identifier.
  static final List<String> FIRST = List.of("hospitalInformation", "practitionerInformation");

  private final Path folder;

  public FhirFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StackException("stack.load: there is no folder " + folder);
    }
    this.folder = folder;
  }

  /**
   * The files in the order in which they are loaded: {@code hospitalInformation*}, {@code
   * practitionerInformation*}, then the others; each of these by name.
   */
  List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparingInt(FhirFolder::rank).thenComparing(this::nameInFolder))
          .toList();
    } catch (IOException failed) {
      throw new StackException("Cannot read the folder " + folder, failed);
    }
  }

  static boolean isOfPatient(Path file) {
    return rank(file) == FIRST.size();
  }

  private static int rank(Path file) {
    String name = file.getFileName().toString();
    for (int rank = 0; rank < FIRST.size(); rank++) {
      if (name.startsWith(FIRST.get(rank))) {
        return rank;
      }
    }
    return FIRST.size();
  }

  private String nameInFolder(Path file) {
    return folder.relativize(file).toString();
  }
}
