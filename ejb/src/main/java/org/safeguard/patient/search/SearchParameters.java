package org.safeguard.patient.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.patient.search.SearchParameter.Kind;
import org.safeguard.resource.ResourceType;

/** The search parameters of each type that this server knows. */
public final class SearchParameters {

  private static final Map<ResourceType, List<SearchParameter>> BY_TYPE =
      Map.of(
          ResourceType.PATIENT,
          List.of(
              patient("identifier", Kind.IDENTIFIER, "identifier"),
              patient("family", Kind.STRING, "name.family"),
              patient("given", Kind.STRING, "name.given"),
              patient("birthdate", Kind.SHOWN, "birthDate"),
              patient("gender", Kind.SHOWN, "gender")));

  private SearchParameters() {}

  private static SearchParameter patient(String name, Kind kind, String path) {
    return new SearchParameter(ResourceType.PATIENT, name, kind, path);
  }

  /** All values kept of a type's resources; none for a type without parameters. */
  public static List<SearchParameter> of(ResourceType type) {
    return BY_TYPE.getOrDefault(type, List.of());
  }

  /** The parameter of that name, where a search may ask for it. */
  public static Optional<SearchParameter> find(ResourceType type, String name) {
    return of(type).stream()
        .filter(parameter -> parameter.name().equals(name) && parameter.kind() != Kind.SHOWN)
        .findFirst();
  }
}
