package org.safeguard.patient.store;

import java.time.Instant;
import java.util.List;
import org.safeguard.resource.ResourceId;

/** A resource that was checked and only waits for what the store gives it: id, version and time. */
public interface ResourceDraft {

  /**
   * The bytes to seal and to serve: what the client sent, with these three put in. Cheap, and may
   * be called more than once.
   *
   * @param lastUpdated whole milliseconds
   */
  byte[] json(ResourceId id, int version, Instant lastUpdated);

  /**
   * The values that searches compare and sort by, as a small document that {@link
   * SearchPlan#matches} reads. PHI: to be sealed.
   */
  byte[] summary();

  /** What to put into the index; without doubles. */
  List<IndexTerm> terms();
}
