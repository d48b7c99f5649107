package org.safeguard.patient.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.safeguard.crypto.Binding;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * The columns of one stored version, live or historic, as they are read: clear ones and sealed
 * bytes.
 */
record SealedVersion(
    UUID id,
    String type,
    UUID patient,
    UUID[] otherPatients,
    int version,
    Instant lastUpdated,
    boolean deleted,
    UUID dataKey,
    byte[] body) {

  ResourceType resourceType() {
    return new ResourceType(type);
  }

  ResourceId resourceId() {
    return new ResourceId(id);
  }

  Optional<PatientId> patientId() {
    return Optional.ofNullable(patient).map(PatientId::new);
  }

  Compartment compartment() {
    return new Compartment(patientId(), Stream.of(otherPatients).map(PatientId::new).toList());
  }

  SealedVersion withBody(byte[] sealed) {
    return new SealedVersion(
        id, type, patient, otherPatients, version, lastUpdated, deleted, dataKey, sealed);
  }

  Binding bodyBinding() {
    return SealedFields.body(resourceType(), resourceId(), version, patientId());
  }
}
