package org.safeguard.patient.structure;

import java.util.Set;

/** What stands in an element. */
public sealed interface Content {

  /**
   * A primitive value.
   *
   * @param codes the codes that a required binding allows; empty where there is none
   */
  record Primitive(PrimitiveType type, Set<String> codes) implements Content {

    /** Whether the binding, if there is one, allows this code. */
    public boolean allows(String code) {
      return codes.isEmpty() || codes.contains(code);
    }
  }

  /** An object with children. */
  record Complex(ElementType type) implements Content {}

  /** A resource of any type, as in {@code contained} or {@code Bundle.entry.resource}. */
  record Resource() implements Content {}
}
