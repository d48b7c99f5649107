package org.safeguard.audit;

import java.util.Optional;
import org.safeguard.audit.store.CallRecord;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** The resource that a call's parameters name: a refused call's entry says what was asked for. */
record CallTarget(ResourceType type, ResourceId id, Optional<PatientId> patient) {

  static Optional<CallTarget> of(Object[] parameters) {
    Optional<ResourceType> type = first(ResourceType.class, parameters);
    Optional<ResourceId> id = first(ResourceId.class, parameters);
    Optional<PatientId> patient = first(PatientId.class, parameters);
    return type.flatMap(t -> id.map(i -> new CallTarget(t, i, patient.or(() -> patient(t, i)))))
        .or(() -> patient.map(CallTarget::of));
  }

  private static CallTarget of(PatientId patient) {
    ResourceId id = new ResourceId(patient.value());
    return new CallTarget(ResourceType.PATIENT, id, Optional.of(patient));
  }

  private static Optional<PatientId> patient(ResourceType type, ResourceId id) {
    return type.equals(ResourceType.PATIENT) ? Optional.of(PatientId.of(id)) : Optional.empty();
  }

  void noteIn(CallRecord record) {
    record.askedFor(type, id, patient);
  }

  private static <T> Optional<T> first(Class<T> kind, Object[] parameters) {
    for (Object parameter : parameters) {
      if (kind.isInstance(parameter)) {
        return Optional.of(kind.cast(parameter));
      }
    }
    return Optional.empty();
  }
}
