package org.safeguard.keys;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKeys;
import org.safeguard.keys.store.KeyInventory;
import org.safeguard.keys.watch.KeyWatch;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceType;

/** What there is to know of the keys, without their bytes (45 CFR 164.312(a)(2)(iv)). */
@Stateless
public class KeyService {

  @Inject private Access access;
  @Inject private KeyInventory inventory;
  @Inject private DataKeys keys;
  @Inject private KeyWatch watch;

  /** How the keys stand; cache and vault as this node sees them. */
  @Requires(Verb.KEY_READ)
  public KeyOverview overview() {
    return new KeyOverview(
        inventory.counts(access.grant(Verb.KEY_READ, ResourceType.DATA_KEY, Compartment.NONE)),
        watch.seen(),
        keys.cacheFigures(),
        keys.unwrapFigures());
  }
}
