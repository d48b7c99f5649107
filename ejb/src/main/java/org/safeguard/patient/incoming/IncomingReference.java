package org.safeguard.patient.incoming;

/**
 * A reference in a resource that comes in, to a resource of this server.
 *
 * @param place the FHIRPath of where it stands; if that is nested very deeply, of an element around
 *     it
 * @param role what the place makes of a patient referred to there
 */
public record IncomingReference(String place, LocalReference target, Role role) {

  /** What a reference says of the patient to whom it leads. */
  public enum Role {
    /** Whom the resource is about. */
    SUBJECT,
    /** In whose compartment it is besides. */
    COMPARTMENT,
    /** Nothing of the kind. */
    OTHER
  }
}
