package org.safeguard.web.fhir;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.safeguard.audit.AuditLog;
import org.safeguard.audit.Receipt;
import org.safeguard.verify.AuditEntry;

/** Confirms every entry at once. */
class NoLog implements AuditLog {

  @Override
  public CompletableFuture<Receipt> append(
      AuditEntry entry, byte[] canonical, OptionalLong revision) {
    return CompletableFuture.completedFuture(new Receipt(entry.id(), 1, 1));
  }
}
