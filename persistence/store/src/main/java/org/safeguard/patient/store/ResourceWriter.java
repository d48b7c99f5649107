package org.safeguard.patient.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKey;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.Sealer;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.Issue;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceGone;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.UnprocessableResource;
import org.safeguard.resource.VersionConflict;

/**
 * Writes the rows of one transaction. Version and time of a change are fixed under the row's lock
 * before its bytes are sealed, since they stand in the bytes and in what the sealed value is bound
 * to. Asks for each key once, and lets rows go as soon as the database has them: a bundle has tens
 * of thousands.
 */
public final class ResourceWriter {

  /** Rows that are held before they go out; a multiple of the JDBC batch. */
  private static final int HELD = 500;

  private final EntityManager entities;
  private final DataKeys keys;
  private final Sealer sealer;
  private final TokenIndex index;
  private final Clock clock;
  private final Map<String, DataKey> current = new HashMap<>();
  private int held;

  ResourceWriter(
      EntityManager entities, DataKeys keys, Sealer sealer, TokenIndex index, Clock clock) {
    this.entities = entities;
    this.keys = keys;
    this.sealer = sealer;
    this.index = index;
    this.clock = clock;
  }

  /** The first version of a new resource. */
  public StoredVersion insert(
      Grant grant, ResourceType type, ResourceId id, Compartment compartment, ResourceDraft draft) {
    grant.require(Verb.CREATE, type, compartment.patient());
    ResourceRow row =
        new ResourceRow(
            id.value(), type.name(), compartment.patient().map(PatientId::value).orElse(null));
    StoredVersion stored = seal(grant, row, type, id, compartment, 1, now(), draft);
    entities.persist(row);
    hold();
    return stored;
  }

  /**
   * The next version.
   *
   * @param compartment as the new content says; the patient whose record it is must stay the same
   * @throws VersionConflict unless the row is at {@code expected}, where that is given
   */
  public StoredVersion update(
      Granting granting,
      ResourceType type,
      ResourceId id,
      OptionalInt expected,
      Compartment compartment,
      ResourceDraft draft) {
    ResourceRow row = lock(type, id);
    SealedVersion before = row.sealed();
    Grant grant = granting.on(before.compartment());
    grant.require(Verb.UPDATE, type, before.patientId());
    expect(expected, before);
    requireSamePatient(before, compartment);
    StoredVersion stored =
        seal(grant, row, type, id, compartment, before.version() + 1, after(before), draft);
    hold();
    return stored;
  }

  /** The version that says the resource was deleted; the present one where it says so already. */
  public StoredVersion delete(
      Granting granting, ResourceType type, ResourceId id, OptionalInt expected) {
    ResourceRow row = lock(type, id);
    SealedVersion before = row.sealed();
    Grant grant = granting.on(before.compartment());
    grant.require(Verb.DELETE, type, before.patientId());
    if (!before.deleted()) {
      expect(expected, before);
      row.empty(before.version() + 1, after(before));
      grant
          .record()
          .written(
              type, id, before.version() + 1, before.compartment().patients(), Optional.empty());
    }
    SealedVersion now = row.sealed();
    hold();
    return new StoredVersion(type, id, now.version(), now.lastUpdated(), Optional.empty());
  }

  /** Sends what is held to the database. */
  public void flush() {
    entities.flush();
    entities.clear();
    held = 0;
  }

  private void hold() {
    held++;
    if (held == HELD) {
      flush();
    }
  }

  private ResourceRow lock(ResourceType type, ResourceId id) {
    ResourceRow row = entities.find(ResourceRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.sealed().resourceType().equals(type)) {
      throw new ResourceNotFound();
    }
    row.sealed().requireNewest();
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

  /** Its earlier versions are sealed under that patient's key and belong to that record. */
  private static void requireSamePatient(SealedVersion before, Compartment compartment) {
    if (!before.patientId().equals(compartment.patient())) {
      throw new UnprocessableResource(
          List.of(
              Issue.of(
                  "business-rule",
                  "A resource stays in the record of its patient: delete it here, and create it for"
                      + " the other.")));
    }
  }

  private StoredVersion seal(
      Grant grant,
      ResourceRow row,
      ResourceType type,
      ResourceId id,
      Compartment compartment,
      int version,
      Instant at,
      ResourceDraft draft) {
    Optional<PatientId> patient = compartment.patient();
    DataKey key = key(type, patient);
    byte[] json = draft.json(id, version, at);
    byte[] body = sealer.seal(key, SealedFields.body(type, id, version, patient), json);
    byte[] summary =
        sealer.seal(key, SealedFields.summary(type, id, version, patient), draft.summary());
    row.hold(
        version,
        at,
        compartment.others().stream().map(PatientId::value).toArray(UUID[]::new),
        key.id(),
        body,
        summary,
        tokens(draft.terms()));
    grant.record().written(type, id, version, compartment.patients(), Optional.of(sha256(body)));
    return new StoredVersion(type, id, version, at, Optional.of(json));
  }

  private DataKey key(ResourceType type, Optional<PatientId> patient) {
    return current.computeIfAbsent(
        SealedFields.owner(type, patient),
        owner -> keys.current(SealedFields.purpose(patient), owner));
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
