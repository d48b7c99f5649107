package org.safeguard.patient.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safeguard.resource.ResourceType;

/**
 * A place in a resource on the way to values that are searched by. The pass over a resource walks
 * along the taps as it walks along the elements.
 */
public final class Tap {

  /** A place from which nothing is taken. */
  public static final Tap NONE = new Tap("", Part.NOTHING);

  private static final Map<ResourceType, Tap> ROOTS = new ConcurrentHashMap<>();

  /** What is taken at a place. */
  enum Part {
    NOTHING,
    VALUE,
    IDENTIFIER,
    IDENTIFIER_SYSTEM,
    IDENTIFIER_VALUE
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
    SearchParameters.of(type).forEach(root::lead);
    return root;
  }

  private void lead(SearchParameter parameter) {
    String[] path = parameter.path().split("\\.");
    Tap tap = this;
    for (int i = 0; i < path.length - 1; i++) {
      tap = tap.next.computeIfAbsent(path[i], step -> new Tap("", Part.NOTHING));
    }
    tap.next.put(path[path.length - 1], end(parameter));
  }

  private static Tap end(SearchParameter parameter) {
    if (parameter.kind() != SearchParameter.Kind.IDENTIFIER) {
      return new Tap(parameter.name(), Part.VALUE);
    }
    Tap identifier = new Tap(parameter.name(), Part.IDENTIFIER);
    identifier.next.put("system", new Tap(parameter.name(), Part.IDENTIFIER_SYSTEM));
    identifier.next.put("value", new Tap(parameter.name(), Part.IDENTIFIER_VALUE));
    return identifier;
  }

  /** The tap of a child element. */
  public Tap at(String element) {
    return next.isEmpty() ? NONE : next.getOrDefault(element, NONE);
  }

  String parameter() {
    return parameter;
  }

  Part part() {
    return part;
  }
}
