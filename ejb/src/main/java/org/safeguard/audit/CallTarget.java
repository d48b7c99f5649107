package org.safeguard.audit;

import java.util.Optional;
import org.safeguard.audit.store.CallRecord;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** The resource that a call's parameters name: a refused call's entry says what was asked for. */
record CallTarget(ResourceType type, ResourceId id) {

  static Optional<CallTarget> of(Object[] parameters) {
    Optional<ResourceType> type = first(ResourceType.class, parameters);
    Optional<ResourceId> id = first(ResourceId.class, parameters);
    return type.flatMap(t -> id.map(i -> new CallTarget(t, i)));
  }

  void noteIn(CallRecord record) {
    record.askedFor(
        type,
        id,
        type.equals(ResourceType.PATIENT) ? Optional.of(PatientId.of(id)) : Optional.empty());
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
