package org.safeguard.web.console.patient;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Patient;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.BoundedNumbers;

/** Reads stored FHIR JSON into HAPI's model. */
@ApplicationScoped
public class PatientReader {

  private final FhirContext fhir = FhirContext.forR4Cached();

  /** The content of a version that is not deleted; HAPI writes out each number as it reads. */
  public Patient read(StoredVersion version) {
    String json =
        new String(BoundedNumbers.leftOut(version.json().orElseThrow()), StandardCharsets.UTF_8);
    Patient patient = fhir.newJsonParser().parseResource(Patient.class, json);
    patient.setId(version.id().toString());
    return patient;
  }
}
