package org.safeguard.patient.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.safeguard.patient.structure.R4SearchParameters;
import org.safeguard.resource.ResourceType;

/**
 * A place in a resource on the way to values that are searched by. The pass over a resource walks
 * along the taps as it walks along the elements.
 */
public final class Tap {

  /** A place from which nothing is taken. */
  public static final Tap NONE = new Tap("", Part.NOTHING);

  private static final String REFERENCE = "reference";

  private static final Map<ResourceType, Tap> ROOTS = new ConcurrentHashMap<>();

  /** What is taken at a place. */
  enum Part {
    NOTHING,
    VALUE,
    IDENTIFIER,
    IDENTIFIER_SYSTEM,
    IDENTIFIER_VALUE,
    NAME,
    /** What a HumanName says beside what is searched by. */
    NAME_PART,
    /** An object whose end is told. */
    OBJECT,
    /** Whom the resource is about. */
    PATIENT,
    /** In whose compartment the resource is besides. */
    COMPARTMENT
  }

  private final String parameter;
  private final Part part;
  private final Map<String, Tap> next = new LinkedHashMap<>();

  private Tap(String parameter, Part part) {
    this.parameter = parameter;
    this.part = part;
  }

  /** The tap of a whole resource of that type. */
  public static Tap of(ResourceType type) {
    return ROOTS.computeIfAbsent(type, Tap::root);
  }

  private static Tap root(ResourceType type) {
    Tap root = new Tap("", Part.NOTHING);
    // First the compartments', so that a place that is the patient's as well becomes that.
    R4SearchParameters.compartmentPaths(type)
        .forEach(path -> root.lead(path + "." + REFERENCE, new Tap("", Part.COMPARTMENT)));
    SearchParameters.of(type).forEach(root::lead);
    return root;
  }

  private void lead(SearchParameter parameter) {
    boolean reference = parameter.kind() == SearchParameter.Kind.PATIENT;
    lead(parameter.path() + (reference ? "." + REFERENCE : ""), end(parameter));
  }

  private void lead(String path, Tap end) {
    String[] steps = path.split("\\.");
    Tap tap = this;
    for (int i = 0; i < steps.length - 1; i++) {
      tap = tap.next.computeIfAbsent(steps[i], step -> new Tap("", Part.NOTHING));
    }
    tap.next.put(steps[steps.length - 1], end);
  }

  private static Tap end(SearchParameter parameter) {
    if (parameter.kind() == SearchParameter.Kind.PATIENT) {
      return new Tap(parameter.name(), Part.PATIENT);
    }
    if (parameter.kind() == SearchParameter.Kind.NAME) {
      return name(parameter);
    }
    return parameter.kind() == SearchParameter.Kind.IDENTIFIER
        ? identifier(parameter)
        : new Tap(parameter.name(), Part.VALUE);
  }

  private static Tap name(SearchParameter parameter) {
    Tap name = new Tap(parameter.name(), Part.NAME);
    Stream.of("use", "text").forEach(part -> name.next.put(part, new Tap(part, Part.NAME_PART)));
    return name;
  }

  private static Tap identifier(SearchParameter parameter) {
    Tap identifier = new Tap(parameter.name(), Part.IDENTIFIER);
    identifier.next.put("system", new Tap(parameter.name(), Part.IDENTIFIER_SYSTEM));
    identifier.next.put("value", new Tap(parameter.name(), Part.IDENTIFIER_VALUE));
    return identifier;
  }

  /**
   * The tap of a document in which other values are looked for than those to search by.
   *
   * @param values for each path, such as {@code entry.fullUrl}, the name under which its value is
   *     told
   * @param objects for each path the name under which the end of its object is told
   */
  public static Tap of(Map<String, String> values, Map<String, String> objects) {
    Tap root = new Tap("", Part.NOTHING);
    objects.forEach((path, name) -> root.lead(path, new Tap(name, Part.OBJECT)));
    values.forEach((path, name) -> root.lead(path, new Tap(name, Part.VALUE)));
    return root;
  }

  /** The tap of a child element. */
  public Tap at(String element) {
    return next.isEmpty() ? NONE : next.getOrDefault(element, NONE);
  }

  /** The name under which what stands here is told. */
  public String parameter() {
    return parameter;
  }

  Part part() {
    return part;
  }

  /** Whether a value here is told. */
  public boolean ofValue() {
    return part == Part.VALUE;
  }

  /** Whether the end of an object here is told. */
  public boolean ofObject() {
    return part == Part.OBJECT;
  }

  /** Whether a reference here says whom the resource is about. */
  public boolean ofPatient() {
    return part == Part.PATIENT;
  }

  /** Whether a reference here puts the resource into a patient's compartment. */
  public boolean ofCompartment() {
    return part == Part.PATIENT || part == Part.COMPARTMENT;
  }
}
