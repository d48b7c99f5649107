package org.safeguard.patient.structure;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;

/** The codes of a required binding, which HAPI's model holds as the constants of an enum. */
final class RequiredCodes {

  private RequiredCodes() {}

  /** Empty where the element is bound to no list of codes, or to one that is not closed. */
  static Set<String> of(BaseRuntimeChildDefinition child) {
    if (!(child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound)) {
      return Set.of();
    }
    try {
      Set<String> codes = new HashSet<>();
      Class<? extends Enum<?>> type = bound.getBoundEnumType();
      Method toCode = type.getMethod("toCode");
      for (Enum<?> constant : type.getEnumConstants()) {
        // HAPI adds NULL to each for a code that it cannot read.
        if (!constant.name().equals("NULL")) {
          codes.add((String) toCode.invoke(constant));
        }
      }
      return Set.copyOf(codes);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no codes in HAPI's model for " + child.getElementName(), e);
    }
  }
}
