package org.safeguard.access.store;

import java.util.List;
import java.util.Set;
import org.safeguard.resource.ResourceType;

/**
 * What our rows say of a person or a system client.
 *
 * @param name what people call it
 * @param active whether it may do anything at all
 */
public record Standing(
    String name, boolean active, List<String> roles, Set<Permission> permissions) {

  /** Whether one of the roles may do this to that type. */
  public boolean may(Verb verb, ResourceType type) {
    return permissions.contains(new Permission(type.name(), verb))
        || permissions.contains(new Permission(Permission.EVERY_TYPE, verb));
  }

  /** Whether one of the roles may do this to any type. */
  public boolean may(Verb verb) {
    return permissions.stream().anyMatch(permission -> permission.verb() == verb);
  }

  /** A row of {@code role_permission}: a verb on a type, or on {@link #EVERY_TYPE}. */
  public record Permission(String resourceType, Verb verb) {
    static final String EVERY_TYPE = "*";
  }
}
