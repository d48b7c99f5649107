package org.safeguard.keys;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKeys;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.store.KeyInventory;
import org.safeguard.keys.store.KeyTurnRepository;
import org.safeguard.keys.watch.KeyWatch;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceType;

/** What there is to know of the keys, without their bytes (45 CFR 164.312(a)(2)(iv)). */
@Stateless
public class KeyService {

  /** So many turns are shown: years, unless someone had reason to hurry. */
  private static final int TURNS = 10;

  @Inject private Access access;
  @Inject private KeyInventory inventory;
  @Inject private KeyTurnRepository turns;
  @Inject private Cryptoperiod cryptoperiod;
  @Inject private DataKeys keys;
  @Inject private KeyWatch watch;

  /** How the keys stand; cache and vault as this node sees them. */
  @Requires(Verb.KEY_READ)
  public KeyOverview overview() {
    Grant grant = access.grant(Verb.KEY_READ, ResourceType.DATA_KEY, Compartment.NONE);
    return new KeyOverview(
        inventory.counts(grant),
        turns.newest(grant, TURNS),
        turns.inUseSince(grant).map(cryptoperiod::end),
        watch.seen(),
        keys.cacheFigures(),
        keys.unwrapFigures());
  }

  /** The keys that a turn would wrap anew, for those alone who may ask for one. */
  @Requires(Verb.KEY_READ)
  public List<KeyCount> prospect() {
    access.grant(Verb.KEY_TURN, ResourceType.DATA_KEY, Compartment.NONE);
    return inventory.counts(access.grant(Verb.KEY_READ, ResourceType.DATA_KEY, Compartment.NONE));
  }
}
