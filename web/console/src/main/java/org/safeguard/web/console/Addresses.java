package org.safeguard.web.console;

import java.util.Optional;
import java.util.UUID;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;

/** Reads what stands in an address: opaque ids, which may be anything that someone typed. */
public final class Addresses {

  private Addresses() {}

  /**
   * The resource that this text names.
   *
   * @throws ResourceNotFound where it can name none
   */
  public static ResourceId getResource(String text) {
    return Optional.ofNullable(text).flatMap(ResourceId::find).orElseThrow(ResourceNotFound::new);
  }

  /** The id that this text writes in its canonical form, if it does. */
  public static Optional<UUID> findUuid(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
