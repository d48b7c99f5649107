package org.safeguard.patient.structure;

/**
 * A name that may stand in the JSON object of a type: {@code valueString}, or {@code _valueString}
 * for the id and the extensions of that primitive.
 *
 * @param sibling whether it is the form with the underscore; its content is then {@link
 *     ElementType#ELEMENT}
 */
public record Member(String name, Child child, boolean sibling, Content content) {

  /** Whether null may fill a place in its array: only where a sibling can stand beside it. */
  public boolean paired() {
    return sibling || content instanceof Content.Primitive;
  }

  /** The name without the underscore. */
  public String valueName() {
    return sibling ? name.substring(1) : name;
  }
}
