package org.safeguard.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The patients whose compartment a resource is in (R4, CompartmentDefinition).
 *
 * @param patient the one whose record it is, and whose key seals it; empty where it is nobody's,
 *     and where it is of several
 * @param others the further patients, each once
 */
public record Compartment(Optional<PatientId> patient, List<PatientId> others) {

  /** Outside every patient's compartment. */
  public static final Compartment NONE = new Compartment(Optional.empty(), List.of());

  public Compartment {
    others = List.copyOf(others);
  }

  public static Compartment of(PatientId patient) {
    return new Compartment(Optional.of(patient), List.of());
  }

  /** All of them. */
  public Set<PatientId> patients() {
    Set<PatientId> all = new LinkedHashSet<>();
    patient.ifPresent(all::add);
    all.addAll(others);
    return all;
  }
}
