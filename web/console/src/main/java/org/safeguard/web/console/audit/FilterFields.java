package org.safeguard.web.console.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * What the log is filtered by, as it stands in the address: opaque ids, codes, dates and the names
 * of accounts, so that it can be bookmarked and holds nothing of a patient's.
 */
public final class FilterFields {

  /** One thing to filter by; its lower-case name is the parameter in the address. */
  public enum Field {
    FROM,
    TO,
    ACTOR,
    ACTION,
    OUTCOME,
    PATIENT,
    RESOURCE,
    REQUEST,
    ADDRESS;

    /** The parameter's name. */
    public String parameter() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Map<Field, String> values = new EnumMap<>(Field.class);

  void set(Field field, String value) {
    if (value == null || value.isBlank()) {
      values.remove(field);
    } else {
      values.put(field, value.strip());
    }
  }

  /** The value of that field; an empty text where it filters nothing. */
  String get(Field field) {
    return values.getOrDefault(field, "");
  }

  /** Those that filter. */
  Map<Field, String> set() {
    return Map.copyOf(values);
  }

  /** The query of the address that filters by all of them. */
  String query() {
    return values.entrySet().stream().map(FilterFields::parameter).collect(Collectors.joining("&"));
  }

  /** The query of the address that filters by all but that one. */
  String queryWithout(Field field) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey() != field)
        .map(FilterFields::parameter)
        .collect(Collectors.joining("&"));
  }

  private static String parameter(Entry<Field, String> entry) {
    return entry.getKey().parameter()
        + "="
        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8);
  }
}
