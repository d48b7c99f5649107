package org.safeguard.audit.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.audit.trail.AuditPage;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * Reads the audit log. Each line it gives is noted in the grant's record: who looks into the log
 * leaves an entry that names what was seen.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class AuditRepository {

  /** The log's entries never change. */
  private static final int VERSION = 1;

  @PersistenceContext private EntityManager entities;

  /**
   * The entries that meet the filter, newest first.
   *
   * @param after the last line of the page before
   */
  public AuditPage find(Grant grant, AuditFilter filter, Optional<AuditPosition> after, int size) {
    grant.require(Verb.AUDIT_READ, ResourceType.AUDIT_EVENT, filter.patient());
    List<AuditLine> found = lines(AuditConditions.of(filter, after), size + 1);
    List<AuditLine> lines = found.subList(0, Math.min(size, found.size()));
    lines.forEach(line -> shown(grant, line, filter.patient()));
    Optional<AuditPosition> next =
        found.size() > size ? Optional.of(lines.get(size - 1).position()) : Optional.empty();
    return new AuditPage(List.copyOf(lines), next);
  }

  public Optional<AuditLine> find(Grant grant, UUID entryId) {
    grant.require(Verb.AUDIT_READ, ResourceType.AUDIT_EVENT, Optional.empty());
    Optional<AuditLine> line = lines(AuditConditions.of(entryId), 1).stream().findFirst();
    line.ifPresent(found -> shown(grant, found, Optional.empty()));
    return line;
  }

  private List<AuditLine> lines(AuditConditions search, int limit) {
    Query query = entities.createNativeQuery(search.sql());
    List<String> parameters = search.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
    query.setParameter(parameters.size() + 1, limit);
    List<AuditLine> lines = new ArrayList<>();
    for (Object row : query.getResultList()) {
      lines.add(AuditRow.line((Object[]) row));
    }
    return lines;
  }

  private static void shown(Grant grant, AuditLine line, Optional<PatientId> patient) {
    ResourceId id = new ResourceId(line.position().entry());
    grant.record().shown(ResourceType.AUDIT_EVENT, id, VERSION, patient.stream().toList());
  }
}
