package org.safeguard.stack.patients;

import java.util.List;

/**
 * What became of the patients of a load.
 *
 * @param loaded taken
 * @param present there already, so not loaded again
 * @param refused where each comes from and why it was not taken
 */
public record LoadReport(int loaded, int present, List<String> refused) {

  public LoadReport {
    refused = List.copyOf(refused);
  }
}
