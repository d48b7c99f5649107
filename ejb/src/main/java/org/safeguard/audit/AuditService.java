package org.safeguard.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.store.AuditRepository;
import org.safeguard.audit.trail.AuditDetail;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.audit.trail.AuditPage;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;

/** Reading the audit log, which is itself an entry of the log (45 CFR 164.308(a)(1)(ii)(D)). */
@Stateless
public class AuditService {

  /** Lines of a page at most. */
  public static final int LARGEST_PAGE = 200;

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private AuditRepository log;
  @Inject private SealedQueries queries;

  /**
   * The entries that meet the filter, newest first.
   *
   * @param after the last line of the page before; empty for the first page
   * @param size lines wanted, at most {@link #LARGEST_PAGE}
   */
  @Requires(Verb.AUDIT_READ)
  public AuditPage find(AuditFilter filter, Optional<AuditPosition> after, int size) {
    call.searchedFor(FilterQuery.of(filter));
    return log.find(grant(), filter, after, Math.max(1, Math.min(size, LARGEST_PAGE)));
  }

  /**
   * One entry with what was searched for in clear, if the entry can be read and that opens.
   *
   * @throws ResourceNotFound if there is no such entry
   */
  @Requires(Verb.AUDIT_READ)
  public AuditDetail get(UUID entryId) {
    AuditLine line = log.find(grant(), entryId).orElseThrow(ResourceNotFound::new);
    return new AuditDetail(line, line.entry().flatMap(queries::open));
  }

  private Grant grant() {
    return access.grant(Verb.AUDIT_READ, ResourceType.AUDIT_EVENT, Compartment.NONE);
  }
}
