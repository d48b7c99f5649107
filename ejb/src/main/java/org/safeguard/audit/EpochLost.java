package org.safeguard.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This epoch can write no more; the next one must.
 *
 * <p>It carries what is still to be decided: a batch of which nobody knows whether it stands, or
 * entries that surely don't and may be tried once more.
 */
final class EpochLost extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Optional<LinkedBatch> doubt;
  private final transient List<Pending> again;

  private EpochLost(Throwable cause, Optional<LinkedBatch> doubt, List<Pending> again) {
    super(cause);
    this.doubt = doubt;
    this.again = again;
  }

  static EpochLost inDoubt(Throwable cause, LinkedBatch batch) {
    return new EpochLost(cause, Optional.of(batch), List.of());
  }

  static EpochLost unwritten(Throwable cause, List<Pending> again) {
    return new EpochLost(cause, Optional.empty(), again);
  }

  static EpochLost with(Throwable cause) {
    return unwritten(cause, List.of());
  }

  /** The same, with more entries that were not written. */
  EpochLost plus(List<Pending> more) {
    List<Pending> all = new ArrayList<>(again);
    all.addAll(more);
    return new EpochLost(getCause(), doubt, all);
  }

  Optional<LinkedBatch> doubt() {
    return doubt;
  }

  List<Pending> again() {
    return again;
  }
}
