package org.safeguard.patient.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceType;

class R4StructuresTest {

  private static ElementType type(String name) {
    return R4Structures.get(ResourceType.find(name).orElseThrow());
  }

  private static Set<String> members(ElementType type) {
    return StreamSupport.stream(type.members().spliterator(), false)
        .map(Member::name)
        .collect(Collectors.toSet());
  }

  private static ElementType complex(ElementType type, String member) {
    return ((Content.Complex) type.findMember(member).orElseThrow().content()).type();
  }

  @Test
  void everyTypeOfR4IsDefined() {
    for (String name : FhirContext.forR4Cached().getResourceTypes()) {
      assertTrue(type(name).isResource(), name);
      assertTrue(members(type(name)).contains("meta"), name);
    }
  }

  @Test
  void openChoiceHasTheFiftyTypesOfR4() {
    ElementType extension = complex(type("Patient"), "extension");
    Set<String> values =
        members(extension).stream()
            .filter(name -> name.startsWith("value"))
            .collect(Collectors.toSet());
    assertEquals(50, values.size());
    assertTrue(values.contains("valueDosage"));
    assertFalse(values.contains("valueNarrative"));
  }

  @Test
  void referencesAreNotNamedAfterTheirTargets() {
    Set<String> names = members(type("Consent"));
    assertTrue(names.contains("sourceReference"));
    assertFalse(names.contains("sourceContract") || names.contains("sourceResource"));
    assertFalse(members(complex(type("Patient"), "identifier")).contains("assignerResource"));
  }

  @Test
  void plainStringsHaveNoSibling() {
    ElementType extension = complex(type("Patient"), "extension");
    assertFalse(members(extension).contains("_url"));
    assertTrue(members(extension).contains("_valueUrl"));
    assertFalse(members(complex(type("Patient"), "text")).contains("_div"));
  }

  @Test
  void onlyPrimitivesButNotIdsHaveASibling() {
    Set<String> names = members(type("Patient"));
    assertTrue(names.contains("_birthDate") && names.contains("_deceasedBoolean"));
    assertFalse(names.contains("_name") || names.contains("_id") || names.contains("_contained"));
  }

  @Test
  void requiredBindingsAreClosed() {
    Member gender = type("Patient").findMember("gender").orElseThrow();
    assertEquals(
        Set.of("male", "female", "other", "unknown"),
        ((Content.Primitive) gender.content()).codes());
    Member language = type("Patient").findMember("language").orElseThrow();
    assertTrue(((Content.Primitive) language.content()).allows("de-CH"));
  }

  @Test
  void partsMayHoldThemselves() {
    ElementType item = complex(type("Questionnaire"), "item");
    assertEquals(item, complex(item, "item"));
  }
}
