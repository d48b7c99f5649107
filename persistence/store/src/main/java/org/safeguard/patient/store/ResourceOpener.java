package org.safeguard.patient.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKey;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.Sealer;
import org.safeguard.resource.StoredVersion;

/**
 * Opens sealed versions against a grant, and notes each in the grant's record. The only place that
 * does.
 */
@ApplicationScoped
class ResourceOpener {

  private final DataKeys keys;
  private final Sealer sealer;

  @Inject
  ResourceOpener(DataKeys keys, Sealer sealer) {
    this.keys = keys;
    this.sealer = sealer;
  }

  protected ResourceOpener() {
    this(null, null);
  }

  StoredVersion open(Grant grant, Verb verb, SealedVersion row) {
    grant.require(verb, row.resourceType(), row.patientId());
    row.requireNewest();
    return row.deleted() ? tombstone(row) : open(grant, row, keys.get(row.dataKey()));
  }

  /** All of them, each against a grant of its own, their keys fetched together. */
  List<StoredVersion> open(Granting granting, Verb verb, List<SealedVersion> rows) {
    List<Grant> grants = rows.stream().map(row -> granting.on(row.compartment())).toList();
    for (int i = 0; i < rows.size(); i++) {
      SealedVersion row = rows.get(i);
      grants.get(i).require(verb, row.resourceType(), row.patientId());
      row.requireNewest();
    }
    Map<UUID, DataKey> byId =
        keys.getAll(rows.stream().map(SealedVersion::dataKey).distinct().toList());
    List<StoredVersion> opened = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      SealedVersion row = rows.get(i);
      opened.add(
          row.deleted() ? tombstone(row) : open(grants.get(i), row, byId.get(row.dataKey())));
    }
    return opened;
  }

  private StoredVersion open(Grant grant, SealedVersion row, DataKey key) {
    byte[] json = sealer.open(key, row.bodyBinding(), row.body());
    grant
        .record()
        .shown(row.resourceType(), row.resourceId(), row.version(), row.compartment().patients());
    return version(row, Optional.of(json));
  }

  private static StoredVersion tombstone(SealedVersion row) {
    return version(row, Optional.empty());
  }

  private static StoredVersion version(SealedVersion row, Optional<byte[]> json) {
    return new StoredVersion(
        row.resourceType(), row.resourceId(), row.version(), row.lastUpdated(), json);
  }
}
