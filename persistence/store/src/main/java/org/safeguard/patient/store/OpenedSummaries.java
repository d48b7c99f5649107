package org.safeguard.patient.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.safeguard.crypto.DataKey;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.Sealer;

/**
 * Opens the summaries of candidates, to decide which of them match; what matches is opened whole
 * only against a grant.
 */
@ApplicationScoped
class OpenedSummaries {

  private final DataKeys keys;
  private final Sealer sealer;

  @Inject
  OpenedSummaries(DataKeys keys, Sealer sealer) {
    this.keys = keys;
    this.sealer = sealer;
  }

  protected OpenedSummaries() {
    this(null, null);
  }

  /** One for each, their keys fetched together. */
  List<byte[]> of(List<Candidate> candidates) {
    Map<UUID, DataKey> byId =
        keys.getAll(candidates.stream().map(found -> found.row().dataKey()).distinct().toList());
    return candidates.stream().map(found -> open(found, byId.get(found.row().dataKey()))).toList();
  }

  private byte[] open(Candidate candidate, DataKey key) {
    SealedVersion row = candidate.row();
    return sealer.open(
        key,
        SealedFields.summary(row.resourceType(), row.resourceId(), row.version(), row.patientId()),
        candidate.summary());
  }
}
