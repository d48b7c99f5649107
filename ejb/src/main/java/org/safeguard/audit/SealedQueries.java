package org.safeguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.crypto.Binding;
import org.safeguard.crypto.DataKey;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.Sealer;
import org.safeguard.verify.AuditEntry;

/**
 * Seals what was searched for, before the entry is formed: a name or a birth date that somebody
 * typed is PHI. It is sealed under the key of the entry's month and bound to the entry, so that it
 * opens in no other.
 */
@ApplicationScoped
class SealedQueries implements QuerySealer {

  private static final System.Logger LOG = System.getLogger(SealedQueries.class.getName());

  private final DataKeys keys;
  private final Sealer sealer;
  private final CallContext call;

  /** For the container's proxy only. */
  protected SealedQueries() {
    this(null, null, null);
  }

  /**
   * @param call is told of what is stored and is not what was stored
   */
  @Inject
  SealedQueries(DataKeys keys, Sealer sealer, CallContext call) {
    this.keys = keys;
    this.sealer = sealer;
    this.call = call;
  }

  @Override
  public Optional<AuditEntry.Query> seal(UUID entryId, Instant at, CallContext.SearchedFor search) {
    String month = month(at);
    try {
      DataKey key = keys.standing(KeyPurpose.AUDIT_MONTH, month);
      byte[] sealed = sealer.seal(key, binding(entryId, month), search.values().getBytes(UTF_8));
      return Optional.of(
          new AuditEntry.Query(
              search.parameters(),
              Optional.of(key.id()),
              Optional.of(Base64.getEncoder().encodeToString(sealed))));
    } catch (KeyRefused | IntegrityFailure e) {
      call.goesOnWithout(e);
      return unsealed(search, e.getMessage());
    } catch (KeysUnavailable e) {
      return unsealed(search, e.getMessage());
    } catch (RuntimeException e) {
      // The database's, for one: its words may quote values.
      return unsealed(search, e.getClass().getSimpleName());
    }
  }

  private static Optional<AuditEntry.Query> unsealed(
      CallContext.SearchedFor search, String reason) {
    LOG.log(System.Logger.Level.WARNING, "no key to seal a query with: {0}", reason);
    return Optional.of(
        new AuditEntry.Query(search.parameters(), Optional.empty(), Optional.empty()));
  }

  /**
   * What was searched for; empty where the entry holds no values, or others than were sealed for
   * it. The latter is told to the call: whoever spoils a query must not thereby hide who asked it.
   *
   * @throws KeysUnavailable if the key can't be had now
   */
  Optional<String> open(AuditEntry entry) {
    return entry.query().flatMap(query -> open(entry, query));
  }

  private Optional<String> open(AuditEntry entry, AuditEntry.Query query) {
    if (query.key().isEmpty() || query.sealed().isEmpty()) {
      return Optional.empty();
    }
    try {
      DataKey key = keys.get(query.key().get());
      byte[] sealed = bytes(entry, query.sealed().get());
      byte[] clear = sealer.open(key, binding(entry.id(), month(entry.at())), sealed);
      return Optional.of(new String(clear, UTF_8));
    } catch (KeyRefused | IntegrityFailure e) {
      call.goesOnWithout(e);
      return Optional.empty();
    }
  }

  private static byte[] bytes(AuditEntry entry, String sealed) {
    try {
      return Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      throw new IntegrityFailure("the query of audit entry " + entry.id() + " is no sealed value");
    }
  }

  private static Binding binding(UUID entryId, String month) {
    return new Binding("audit_entry", "query", entryId, 0, month);
  }

  private static String month(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC)).toString();
  }
}
