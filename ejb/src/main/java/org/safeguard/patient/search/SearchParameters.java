package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.safeguard.patient.search.SearchParameter.Kind;
import org.safeguard.patient.structure.R4SearchParameters;
import org.safeguard.resource.ResourceType;

/**
 * The search parameters of each type that this server knows: {@code identifier} and {@code patient}
 * wherever R4 has them, and a Patient's names. Beside them the values that lists show and sort by.
 */
public final class SearchParameters {

  /** Under which a summary has the name by which a list shows someone. */
  static final String LISTED_NAME = "listed";

  private static final Map<ResourceType, List<SearchParameter>> BY_TYPE = new ConcurrentHashMap<>();

  private SearchParameters() {}

  /** All values kept of a type's resources; none for a type without parameters. */
  public static List<SearchParameter> of(ResourceType type) {
    return BY_TYPE.computeIfAbsent(type, SearchParameters::define);
  }

  /** The parameter of that name, where a search may ask for it. */
  public static Optional<SearchParameter> find(ResourceType type, String name) {
    return of(type).stream()
        .filter(parameter -> parameter.name().equals(name) && parameter.isSearched())
        .findFirst();
  }

  private static List<SearchParameter> define(ResourceType type) {
    List<SearchParameter> parameters = new ArrayList<>();
    R4SearchParameters.paths(type, "identifier")
        .forEach(path -> parameters.add(identifier(type, path)));
    R4SearchParameters.patientPaths(type)
        .forEach(path -> parameters.add(new SearchParameter(type, "patient", Kind.PATIENT, path)));
    if (type.equals(ResourceType.PATIENT)) {
      parameters.addAll(ofPatient());
    }
    ShownValues.of(type)
        .forEach(
            shown ->
                parameters.add(new SearchParameter(type, shown.name(), Kind.SHOWN, shown.path())));
    return List.copyOf(parameters);
  }

  private static SearchParameter identifier(ResourceType type, String path) {
    return new SearchParameter(type, "identifier", Kind.IDENTIFIER, path);
  }

  private static List<SearchParameter> ofPatient() {
    return List.of(
        new SearchParameter(ResourceType.PATIENT, LISTED_NAME, Kind.NAME, "name"),
        new SearchParameter(ResourceType.PATIENT, "family", Kind.STRING, "name.family"),
        new SearchParameter(ResourceType.PATIENT, "given", Kind.STRING, "name.given"));
  }
}
