package org.safeguard.patient.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.safeguard.crypto.Binding;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * The columns of one stored version, live or historic, as they are read: clear ones and sealed
 * bytes.
 *
 * @param outdated whether it is a live row that is not the newest version of its own history: one
 *     that was put back behind the application's back
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
    byte[] body,
    boolean outdated) {

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

  /**
   * Passes where nothing contradicts it.
   *
   * @throws IntegrityFailure if it is outdated
   */
  void requireNewest() {
    if (outdated) {
      throw new IntegrityFailure(
          "resource " + id + " version " + version + " is not the newest of its history");
    }
  }

  SealedVersion with(byte[] sealed, boolean notNewest) {
    return new SealedVersion(
        id,
        type,
        patient,
        otherPatients,
        version,
        lastUpdated,
        deleted,
        dataKey,
        sealed,
        notNewest);
  }

  Binding bodyBinding() {
    return SealedFields.body(resourceType(), resourceId(), version, patientId());
  }
}
