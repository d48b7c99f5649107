package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.patient.bundle.BundleBody.Range;
import org.safeguard.patient.bundle.BundleEntry.EmbeddedResource;
import org.safeguard.resource.ResourceType;

/** An entry gets all that it asks for, or is refused. */
class EntryElementsTest {

  private static final String ID = "01890000-0000-7000-8000-000000000001";
  private static final Optional<String> NONE = Optional.empty();

  private static void refused(String place, BundleEntry entry) {
    EntryRejected rejected =
        assertThrows(EntryRejected.class, () -> new EntryRequests("https://h/fhir").read(entry));
    assertEquals(400, rejected.status());
    assertEquals("invalid", rejected.issues().get(0).code());
    assertEquals("Bundle.entry[7]" + place, rejected.issues().get(0).expression());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,Patient/" + ID + ",,,1,.request.ifMatch",
    "GET,Patient?family=ab,,,1,.request.ifMatch",
    "GET,Patient/" + ID + ",,identifier=1,,.request.ifNoneExist",
    "GET,Patient/" + ID + ",Patient,,,.resource",
    "GET,Patient,Patient,,,.resource",
    "POST,Patient,Patient,,1,.request.ifMatch",
    "PUT,Patient/" + ID + ",Patient,identifier=1,,.request.ifNoneExist",
    "DELETE,Patient/" + ID + ",,identifier=1,,.request.ifNoneExist",
    "DELETE,Patient/" + ID + ",Patient,,,.resource",
  })
  void whatWouldBePassedOverIsRefusedAtItsPlace(
      String method, String url, String type, String ifNoneExist, String version, String place) {
    refused(
        place,
        new BundleEntry(
            7,
            NONE,
            Optional.of(method),
            Optional.of(url),
            Optional.ofNullable(ifNoneExist),
            Optional.ofNullable(version).map(v -> "W/\"" + v + "\""),
            Set.of(),
            Optional.ofNullable(type)
                .map(t -> new EmbeddedResource(new Range(0, 1), ResourceType.find(t), List.of()))));
  }

  @Test
  void elementThatIsServedNowhereIsRefusedAtItsPlace() {
    refused(
        ".request.ifNoneMatch",
        new BundleEntry(
            7,
            NONE,
            Optional.of("GET"),
            Optional.of("Patient/" + ID),
            NONE,
            NONE,
            Set.of("ifNoneMatch"),
            Optional.empty()));
  }
}
