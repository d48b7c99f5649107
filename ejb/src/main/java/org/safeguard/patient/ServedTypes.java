package org.safeguard.patient;

import java.util.List;
import java.util.stream.Collectors;
import org.safeguard.resource.ResourceType;

/** The resource types that this server keeps: the one place that says so. */
public final class ServedTypes {

  private static final List<ResourceType> TYPES = List.of(ResourceType.PATIENT);

  private ServedTypes() {}

  public static List<ResourceType> all() {
    return TYPES;
  }

  public static boolean contains(ResourceType type) {
    return TYPES.contains(type);
  }

  /** Their names for a message, such as {@code Patient, Observation}. */
  public static String names() {
    return TYPES.stream().map(ResourceType::name).collect(Collectors.joining(", "));
  }
}
