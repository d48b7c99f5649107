package org.safeguard.patient.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

class ShownReferencesTest {

  private static final ResourceId ID = ResourceId.next(Instant.EPOCH);

  @Test
  void whoeverDidItIsLookedUp() {
    assertEquals(Set.of(ID), in("{'performer':[{'actor':{'reference':'Practitioner/%s'}}]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Practitioner/%s/_history/1", "https://h/fhir/Practitioner/%s"})
  void whoIsNamedByVersionOrByTheWholeAddressIsLookedUp(String reference) {
    assertEquals(Set.of(ID), in("{'performer':[{'reference':'" + reference + "'}]}"));
  }

  @Test
  void whoIsOnAnotherServerIsNotLookedUp() {
    assertEquals(
        Set.of(), in("{'performer':[{'reference':'https://other/fhir/Practitioner/%s'}]}"));
  }

  @Test
  void aReferenceThatSaysWhatItIsIsNotOpened() {
    assertEquals(
        Set.of(), in("{'performer':[{'reference':'Practitioner/%s','display':'Dr. Ray'}]}"));
  }

  @Test
  void whatThePageDoesNotShowIsNotOpened() {
    assertEquals(Set.of(), in("{'result':[{'reference':'Observation/%s'}]}"));
    assertEquals(Set.of(), in("{'extension':[{'performer':{'reference':'Practitioner/%s'}}]}"));
  }

  @Test
  void anotherPatientIsNeverLookedUp() {
    assertEquals(Set.of(), in("{'performer':[{'reference':'Patient/%s'}]}"));
  }

  private static Set<ResourceId> in(String json) {
    byte[] bytes = json.formatted(ID).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ShownReferences.in(
        List.of(
            new StoredVersion(
                new ResourceType("Observation"), ID, 1, Instant.EPOCH, Optional.of(bytes))),
        "https://h/fhir");
  }
}
