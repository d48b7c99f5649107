package org.safeguard.patient.structure;

/**
 * An element of a type, as FHIRPath names it: a choice such as {@code deceased[x]} is one child
 * with several {@link Member members}.
 *
 * @param index its place among its type's children, from 0 to 63
 */
public record Child(int index, String name, boolean repeats) {

  /** The one bit that stands for this child in masks over its type's children. */
  public long bit() {
    return 1L << index;
  }
}
