package org.safeguard.patient.structure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.resource.ResourceType;

/**
 * Where the values of R4's search parameters stand, and which of them put a resource into a
 * patient's compartment, as HAPI's model carries R4's definitions. Paths are elements' names from
 * the resource on, such as {@code participant.actor}.
 */
public final class R4SearchParameters {

  private static final String PATIENT = "patient";
  private static final String COMPARTMENT = "Patient";

  private R4SearchParameters() {}

  /** Where the values of that parameter stand; nowhere for a type without it. */
  public static List<String> paths(ResourceType type, String parameter) {
    return Optional.ofNullable(definition(type).getSearchParam(parameter)).stream()
        .flatMap(R4SearchParameters::paths)
        .distinct()
        .toList();
  }

  /** Where the type says which patient a resource is about: its parameter {@code patient}. */
  public static List<String> patientPaths(ResourceType type) {
    return paths(type, PATIENT);
  }

  /** Where the type refers to the patients whose compartment a resource is in. */
  public static List<String> compartmentPaths(ResourceType type) {
    return definition(type).getSearchParamsForCompartmentName(COMPARTMENT).stream()
        .flatMap(R4SearchParameters::paths)
        .distinct()
        .toList();
  }

  private static RuntimeResourceDefinition definition(ResourceType type) {
    return FhirContext.forR4Cached().getResourceDefinition(type.name());
  }

  /** Alternatives stand beside a bar, and a reference's type in a function at the end. */
  private static Stream<String> paths(RuntimeSearchParam parameter) {
    return Stream.of(parameter.getPath().split("\\|"))
        .map(String::strip)
        .map(path -> path.replaceFirst("\\.where\\(.*", ""))
        .map(path -> path.substring(path.indexOf('.') + 1));
  }
}
