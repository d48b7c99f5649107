package org.safeguard.resource;

import java.util.UUID;

/**
 * The patient compartment that a resource belongs to: opaque, equal to the Patient resource's id.
 */
public record PatientId(UUID value) {

  /** The compartment of the Patient resource with this id. */
  public static PatientId of(ResourceId patient) {
    return new PatientId(patient.value());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
