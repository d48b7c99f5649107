package org.safeguard.crypto;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The data keys, unwrapped. Unwrapped bytes are cached for five minutes at most, overwritten when
 * they leave the cache, and gone at once when the vault withdraws the keys; within that time keys
 * serve although the vault is away. Every method throws {@link KeysUnavailable} when the vault is
 * needed and gives no keys, {@link KeyRefused} when a key can't be had although it serves, and
 * {@link IntegrityFailure} when an unwrapped key isn't the one that was stored.
 */
@ApplicationScoped
public class DataKeys {

  private final KeyRegister register;
  private final KeyLookup lookup;
  private final Keyring ring;
  private final StandingKeys standing;

  /** For the container's proxy only. */
  protected DataKeys() {
    this(null, null, null, null);
  }

  @Inject
  DataKeys(KeyRegister register, KeyLookup lookup, Keyring ring) {
    this(register, lookup, ring, new StandingKeys(register::standing, System::nanoTime));
  }

  private DataKeys(KeyRegister register, KeyLookup lookup, Keyring ring, StandingKeys standing) {
    this.register = register;
    this.lookup = lookup;
    this.ring = ring;
    this.standing = standing;
  }

  /**
   * The key that new values of this subject are sealed with, made if there is none. A key made here
   * commits or rolls back with the caller's transaction, which must exist. Costs a query: whoever
   * seals much in one transaction asks once.
   */
  @Transactional(MANDATORY)
  public DataKey current(KeyPurpose purpose, String subject) {
    return ring.open(register.current(purpose, subject));
  }

  /**
   * As {@link #current}, but a key that is made commits at once, in a transaction of its own, and
   * later calls cost no query, but one every five minutes: for keys that belong to no patient's
   * record. Needs no transaction.
   */
  public DataKey standing(KeyPurpose purpose, String subject) {
    return ring.open(standing.get(purpose, subject));
  }

  /**
   * A new key that stands in no table: whoever seals with it keeps it beside what it sealed, and
   * has it opened by {@link #open}.
   */
  public StoredKey detached(KeyPurpose purpose, String subject) {
    return ring.make(purpose, subject);
  }

  /** A key that was kept outside the table, opened from what was kept alone. */
  public DataKey open(StoredKey kept) {
    return ring.openAnew(kept);
  }

  /**
   * Passes while the vault gives this server keys. Where it has withdrawn them, those at hand are
   * gone when this returns: a node that is asked for nothing keeps none either.
   *
   * @throws KeysUnavailable if it does not
   */
  public void check() {
    ring.check();
  }

  /** Of this node. */
  public CacheFigures cacheFigures() {
    return ring.cacheFigures();
  }

  /** Of this node. */
  public UnwrapFigures unwrapFigures() {
    return ring.unwrapFigures();
  }

  /** The key of this id, current or retired. */
  public DataKey get(UUID id) {
    return getAll(List.of(id)).get(id);
  }

  /**
   * The keys of these ids, current or retired; those that aren't cached take one query, and for
   * each purpose one round trip to the vault for every two hundred.
   *
   * @return one for each id
   */
  public Map<UUID, DataKey> getAll(Collection<UUID> ids) {
    Map<UUID, DataKey> found = new HashMap<>();
    Set<UUID> missing = new HashSet<>();
    for (UUID id : ids) {
      ring.find(id).ifPresentOrElse(key -> found.put(id, key), () -> missing.add(id));
    }
    if (!missing.isEmpty()) {
      ring.openAll(lookup.findAll(missing)).forEach(key -> found.put(key.id(), key));
      missing.removeAll(found.keySet());
    }
    if (!missing.isEmpty()) {
      throw new KeyRefused("there is no data key " + missing.iterator().next());
    }
    return found;
  }
}
