package org.safeguard.web.console.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.safeguard.audit.AuditService;
import org.safeguard.audit.trail.AuditDetail;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Query;
import org.safeguard.web.console.Addresses;

/** One entry of the audit log. */
@RequestScoped
@Named
public class AuditEntryPage {

  @Inject private AuditService audit;

  private String id;
  private AuditDetail detail;

  public void load() {
    detail = audit.get(Addresses.findUuid(id).orElseThrow(ResourceNotFound::new));
  }

  /** What the entry says; nothing where it cannot be read. */
  public AuditEntry getEntry() {
    return detail.line().entry().orElse(null);
  }

  public AuditLine getLine() {
    return detail.line();
  }

  /** What was searched for, in clear: PHI. */
  public String getSearchedFor() {
    return detail.searchedFor().orElse(null);
  }

  /** Whether it is stored what was searched for, but does not open. */
  public boolean isSearchedForSpoilt() {
    return detail.searchedFor().isEmpty()
        && detail.line().entry().flatMap(AuditEntry::query).flatMap(Query::sealed).isPresent();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
