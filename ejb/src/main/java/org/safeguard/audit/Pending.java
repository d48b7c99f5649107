package org.safeguard.audit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.SearchFields;

/**
 * An entry that waits for its place in the log.
 *
 * @param alert what it raises
 * @param retried whether writing it has been tried in an epoch before
 */
record Pending(
    SearchFields fields,
    byte[] canonical,
    OptionalLong revision,
    Optional<RaisedAlert> alert,
    CompletableFuture<Receipt> receipt,
    boolean retried) {

  static Pending of(AuditEntry entry, byte[] canonical, OptionalLong revision) {
    return new Pending(
        SearchFields.of(entry),
        canonical,
        revision,
        RaisedAlert.of(entry),
        new CompletableFuture<>(),
        false);
  }

  Pending again() {
    return new Pending(fields, canonical, revision, alert, receipt, true);
  }

  UUID id() {
    return fields.id();
  }

  void durableAt(long chain, long sequence) {
    receipt.complete(new Receipt(id(), chain, sequence));
  }

  void fail(AuditUnavailable reason) {
    receipt.completeExceptionally(reason);
  }
}
