package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKey;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.Sealer;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceGone;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.VersionConflict;

/**
 * The current versions of resources. Version and time of a change are fixed under the row's lock
 * before its bytes are sealed, since they stand in the bytes and in what the sealed value is bound
 * to.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceRepository {

  @PersistenceContext private EntityManager entities;
  @Inject private DataKeys keys;
  @Inject private Sealer sealer;
  @Inject private TokenIndex index;
  @Inject private ResourceOpener opener;
  @Inject private Clock clock;

  /** The current version, also when it says that the resource was deleted. */
  public Optional<StoredVersion> find(Grant grant, ResourceType type, ResourceId id) {
    return entities
        .createQuery(
            """
            select new org.safeguard.patient.store.SealedVersion(
                r.id, r.type, r.patient, r.version, r.lastUpdated, r.deleted, r.dataKey, r.body)
            from ResourceRow r where r.id = :id and r.type = :type""",
            SealedVersion.class)
        .setParameter("id", id.value())
        .setParameter("type", type.name())
        .getResultStream()
        .findFirst()
        .map(row -> opener.open(grant, Verb.READ, row));
  }

  /** The first version of a new resource. */
  public StoredVersion insert(
      Grant grant,
      ResourceType type,
      ResourceId id,
      Optional<PatientId> patient,
      ResourceDraft draft) {
    grant.require(Verb.CREATE, type, patient);
    ResourceRow row =
        new ResourceRow(id.value(), type.name(), patient.map(PatientId::value).orElse(null));
    StoredVersion stored = seal(grant, row, type, id, patient, 1, now(), draft);
    entities.persist(row);
    return stored;
  }

  /**
   * The next version.
   *
   * @throws VersionConflict unless the row is at {@code expected}, where that is given
   */
  public StoredVersion update(
      Grant grant, ResourceType type, ResourceId id, OptionalInt expected, ResourceDraft draft) {
    ResourceRow row = lock(type, id);
    SealedVersion before = row.sealed();
    grant.require(Verb.UPDATE, type, before.patientId());
    expect(expected, before);
    return seal(
        grant, row, type, id, before.patientId(), before.version() + 1, after(before), draft);
  }

  /** The version that says the resource was deleted; the present one where it says so already. */
  public StoredVersion delete(Grant grant, ResourceType type, ResourceId id, OptionalInt expected) {
    ResourceRow row = lock(type, id);
    SealedVersion before = row.sealed();
    grant.require(Verb.DELETE, type, before.patientId());
    if (!before.deleted()) {
      expect(expected, before);
      row.empty(before.version() + 1, after(before));
      grant.record().written(type, id, before.version() + 1, before.patientId(), Optional.empty());
    }
    SealedVersion now = row.sealed();
    return new StoredVersion(type, id, now.version(), now.lastUpdated(), Optional.empty());
  }

  private ResourceRow lock(ResourceType type, ResourceId id) {
    ResourceRow row = entities.find(ResourceRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.sealed().resourceType().equals(type)) {
      throw new ResourceNotFound();
    }
    return row;
  }

  private static void expect(OptionalInt expected, SealedVersion before) {
    if (expected.isPresent() && expected.getAsInt() != before.version()) {
      throw new VersionConflict(before.version());
    }
    if (expected.isEmpty() && before.deleted()) {
      throw new ResourceGone();
    }
  }

  private StoredVersion seal(
      Grant grant,
      ResourceRow row,
      ResourceType type,
      ResourceId id,
      Optional<PatientId> patient,
      int version,
      Instant at,
      ResourceDraft draft) {
    DataKey key = keys.current(SealedFields.purpose(patient), SealedFields.owner(type, patient));
    byte[] json = draft.json(id, version, at);
    byte[] body = sealer.seal(key, SealedFields.body(type, id, version, patient), json);
    byte[] summary =
        sealer.seal(key, SealedFields.summary(type, id, version, patient), draft.summary());
    row.hold(version, at, key.id(), body, summary, tokens(draft.terms()));
    grant.record().written(type, id, version, patient, Optional.of(sha256(body)));
    return new StoredVersion(type, id, version, at, Optional.of(json));
  }

  private long[] tokens(List<IndexTerm> terms) {
    return terms.stream()
        .mapToLong(term -> index.token(term.field(), term.normalised()))
        .distinct()
        .toArray();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Later than the version before, even where the clock was set back. */
  private Instant after(SealedVersion before) {
    Instant now = now();
    return now.isAfter(before.lastUpdated()) ? now : before.lastUpdated().plusMillis(1);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
