package org.safeguard.patient.request;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import org.safeguard.resource.ResourceType;

/** The resource types that this server keeps: the one place that says so. */
public final class ServedTypes {

  /**
   * Parameters has no address in FHIR; the log of accesses is this server's to write, and whoever
   * could create an AuditEvent could put words into it.
   */
  private static final Set<String> NOT_KEPT = Set.of("AuditEvent", "Parameters");

  private static final List<ResourceType> TYPES =
      FhirContext.forR4Cached().getResourceTypes().stream()
          .filter(name -> !NOT_KEPT.contains(name))
          .sorted()
          .map(ResourceType::new)
          .toList();

  private static final Set<ResourceType> SET = Set.copyOf(TYPES);

  private ServedTypes() {}

  /** In the order of their names. */
  public static List<ResourceType> all() {
    return TYPES;
  }

  public static boolean contains(ResourceType type) {
    return SET.contains(type);
  }
}
