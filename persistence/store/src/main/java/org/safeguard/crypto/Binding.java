package org.safeguard.crypto;

import java.util.Objects;
import java.util.UUID;

/**
 * The place that a sealed value belongs to. It opens there only; the same version in the history
 * table is the same place.
 *
 * @param entity the table, such as {@code resource}
 * @param field the column, such as {@code body}
 * @param row the row's id
 * @param version the row's version that the value belongs to
 * @param owner the patient whose record it is, or the type where it is no patient's
 */
public record Binding(String entity, String field, UUID row, int version, String owner) {

  public Binding {
    Objects.requireNonNull(entity);
    Objects.requireNonNull(field);
    Objects.requireNonNull(row);
    Objects.requireNonNull(owner);
  }

  /** The place without its owner, for messages. */
  String name() {
    return entity + "." + field + " of " + row + " version " + version;
  }
}
