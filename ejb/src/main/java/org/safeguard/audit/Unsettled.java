package org.safeguard.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an epoch that was lost leaves to the next: a batch of which nobody knows whether it stands,
 * and entries that surely don't. Used by the sequencer's thread alone.
 */
final class Unsettled {

  private Optional<LinkedBatch> doubt = Optional.empty();
  private List<Pending> again = List.of();

  void leave(EpochLost lost) {
    doubt = lost.doubt();
    again = lost.again();
  }

  /**
   * Finds out what became of the batch in doubt. What stands is not confirmed yet: only a later
   * commit shows that a standby has it too.
   */
  void settle(LogSession session) throws SQLException {
    if (doubt.isEmpty()) {
      return;
    }
    LinkedBatch batch = doubt.get();
    Optional<Head> head = session.headOnceSettled(batch.batch().chain());
    if (head.isEmpty() || head.get().sequence() < batch.batch().last()) {
      AuditUnavailable twice = new AuditUnavailable("an audit entry could not be written twice");
      List<Pending> all = new ArrayList<>(onceMore(batch.waiting(), twice));
      all.addAll(again);
      again = all;
      doubt = Optional.empty();
    }
  }

  /** Confirms what {@link #settle} found to stand; a commit has followed it. */
  void confirm() {
    doubt.ifPresent(LinkedBatch::confirm);
    doubt = Optional.empty();
  }

  /** Gives out what is to be written once more. */
  List<Pending> takeAgain() {
    List<Pending> taken = again;
    again = List.of();
    return taken;
  }

  void failAll(AuditUnavailable reason) {
    doubt.ifPresent(batch -> batch.waiting().forEach(pending -> pending.fail(reason)));
    doubt = Optional.empty();
    takeAgain().forEach(pending -> pending.fail(reason));
  }

  /** Those of these unwritten entries that may be tried once more; the others fail. */
  static List<Pending> onceMore(List<Pending> unwritten, AuditUnavailable reason) {
    unwritten.stream().filter(Pending::retried).forEach(pending -> pending.fail(reason));
    return unwritten.stream().filter(pending -> !pending.retried()).map(Pending::again).toList();
  }
}
