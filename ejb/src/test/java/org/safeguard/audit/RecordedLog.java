package org.safeguard.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.safeguard.verify.AuditEntry;

/** A log that keeps what it was told and confirms it at once. */
final class RecordedLog implements AuditLog {

  final List<AuditEntry> entries = new ArrayList<>();
  final List<byte[]> canonical = new ArrayList<>();

  @Override
  public CompletableFuture<Receipt> append(AuditEntry entry, byte[] bytes, OptionalLong revision) {
    entries.add(entry);
    canonical.add(bytes);
    return CompletableFuture.completedFuture(new Receipt(entry.id(), 1, entries.size()));
  }
}
