package org.safeguard.keys;

import java.util.List;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.UnwrapFigures;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.watch.KeyWatch;

/**
 * How the keys stand.
 *
 * @param counts by purpose and version of the vault's key, in that order
 * @param vault as this node sees it
 */
public record KeyOverview(
    List<KeyCount> counts, KeyWatch.Sight vault, CacheFigures cache, UnwrapFigures unwraps) {}
