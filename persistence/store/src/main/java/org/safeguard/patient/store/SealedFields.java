package org.safeguard.patient.store;

import java.util.Optional;
import org.safeguard.crypto.Binding;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** Says under whose key a resource's sealed fields stand and what they are bound to. */
final class SealedFields {

  private static final String ENTITY = "resource";

  private SealedFields() {}

  static Binding body(ResourceType type, ResourceId id, int version, Optional<PatientId> patient) {
    return new Binding(ENTITY, "body", id.value(), version, owner(type, patient));
  }

  static Binding summary(
      ResourceType type, ResourceId id, int version, Optional<PatientId> patient) {
    return new Binding(ENTITY, "summary", id.value(), version, owner(type, patient));
  }

  /** The patient whose compartment it is in, or its type outside every compartment. */
  static String owner(ResourceType type, Optional<PatientId> patient) {
    return patient.map(PatientId::toString).orElse(type.name());
  }

  static KeyPurpose purpose(Optional<PatientId> patient) {
    return patient.isPresent() ? KeyPurpose.PATIENT : KeyPurpose.TYPE;
  }
}
