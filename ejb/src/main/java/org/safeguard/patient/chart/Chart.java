package org.safeguard.patient.chart;

import java.util.List;
import java.util.Map;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.StoredVersion;

/**
 * What one page of a patient's chart shows, all of which its audit entry names.
 *
 * @param patient the Patient itself
 * @param referred what the parts' resources refer to, where it is needed to say what they mean and
 *     the caller may see it
 */
public record Chart(
    StoredVersion patient, List<Part> parts, Map<ResourceId, StoredVersion> referred) {

  /** A page of one section, newest first. */
  public record Part(Section section, ListPage list) {}

  @Override
  public String toString() {
    return "chart of " + patient;
  }
}
