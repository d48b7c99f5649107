package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

class PatientReaderTest {

  private static final ResourceId ID = ResourceId.next(Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(strings = {"1E999999999", "1E99999999999"})
  void aNumberBeyondAllMeasureKeepsNobodyFromBeingRead(String number) {
    String json =
        """
        {"resourceType":"Patient","extension":[{"url":"http://x","valueDecimal":%s}],\
        "gender":"female"}\
        """
            .formatted(number);
    StoredVersion version =
        new StoredVersion(
            ResourceType.PATIENT,
            ID,
            1,
            Instant.EPOCH,
            Optional.of(json.getBytes(StandardCharsets.UTF_8)));
    assertEquals("female", new PatientReader().read(version).getGender().toCode());
  }
}
