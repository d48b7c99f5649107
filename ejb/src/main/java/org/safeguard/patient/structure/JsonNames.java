package org.safeguard.patient.structure;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildAny;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.List;
import java.util.Set;

/** Which names an element has in JSON. */
final class JsonNames {

  /** What HAPI offers beyond the open types of R4 where any type may stand. */
  private static final Set<String> NOT_OPEN =
      Set.of(
          "ElementDefinition",
          "Extension",
          "MarketingStatus",
          "Narrative",
          "Population",
          "ProdCharacteristic",
          "ProductShelfLife",
          "SubstanceAmount",
          "xhtml");

  private JsonNames() {}

  static boolean isExtension(BaseRuntimeChildDefinition child) {
    return child instanceof RuntimeChildExtension
        || child.getElementName().equals("modifierExtension");
  }

  /** One name, or one for each type of a choice. */
  static List<String> of(BaseRuntimeChildDefinition child) {
    if (isExtension(child) || !(child instanceof RuntimeChildChoiceDefinition)) {
      return List.of(child.getElementName());
    }
    return child.getValidChildNames().stream().filter(name -> isOfR4(child, name)).toList();
  }

  /** HAPI also knows a reference by its targets, such as {@code subjectGroup}; FHIR does not. */
  private static boolean isOfR4(BaseRuntimeChildDefinition child, String name) {
    String type = child.getChildByName(name).getName();
    String expected =
        child.getElementName() + Character.toUpperCase(type.charAt(0)) + type.substring(1);
    return name.equals(expected) && !(child instanceof RuntimeChildAny && NOT_OPEN.contains(type));
  }
}
