package org.safeguard.web.console.patient;

import java.util.List;
import org.safeguard.resource.RecordedChange;
import org.safeguard.web.console.history.Change;

/** A recorded change of a record with what it changed. */
public record HistoryStep(RecordedChange recorded, Kind kind, List<Change> changes) {

  /** What was done to the record. */
  public enum Kind {
    CREATED,
    CHANGED,
    DELETED,
    RESTORED,
    /** The version before it lies further back than the page reaches. */
    BEYOND
  }

  public int version() {
    return recorded.version().version();
  }

  @Override
  public String toString() {
    return kind + " " + version();
  }
}
