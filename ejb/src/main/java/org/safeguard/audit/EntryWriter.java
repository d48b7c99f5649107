package org.safeguard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

/** Gives entries their bytes and hands them to the log. */
@ApplicationScoped
class EntryWriter {

  private final AuditLog log;
  private final QuerySealer queries;

  @Inject
  EntryWriter(AuditLog log, QuerySealer queries) {
    this.log = log;
    this.queries = queries;
  }

  protected EntryWriter() {
    this(null, null);
  }

  /** What was searched for, its values sealed, as the call's entry will hold it. */
  Optional<AuditEntry.Query> seal(AuditedCall audited, Optional<CallContext.SearchedFor> search) {
    return search.flatMap(asked -> queries.seal(audited.id(), audited.at(), asked));
  }

  byte[] canonical(AuditEntry entry) {
    return EntryCodec.encode(entry);
  }

  CompletableFuture<Receipt> append(AuditEntry entry) {
    return append(entry, canonical(entry), OptionalLong.empty());
  }

  CompletableFuture<Receipt> append(AuditEntry entry, byte[] canonical, OptionalLong revision) {
    return log.append(entry, canonical, revision);
  }
}
