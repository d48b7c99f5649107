package org.safeguard.stack.patients;

import java.nio.file.Path;
import java.util.List;

/**
 * What a file holds: a bundle, or one resource.
 *
 * @param type the resource's type; {@code Bundle} for a bundle
 * @param bundleType the bundle's type, empty for another resource
 * @param entries those of the bundle, or the one resource
 */
record FhirFile(Path path, String type, String bundleType, List<Entry> entries) {

  FhirFile {
    entries = List.copyOf(entries);
  }

  boolean isBundle() {
    return type.equals("Bundle");
  }

  String name() {
    return path.getFileName().toString();
  }
}
