package org.safeguard.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.UnwrapFigures;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.watch.KeyWatch;

/**
 * How the keys stand.
 *
 * @param counts by purpose and version of the vault's key, in that order
 * @param turns the newest turns, newest first
 * @param nextTurn when the cryptoperiod of the present versions ends; nothing while there is no key
 * @param vault as this node sees it
 */
public record KeyOverview(
    List<KeyCount> counts,
    List<Turn> turns,
    Optional<Instant> nextTurn,
    KeyWatch.Sight vault,
    CacheFigures cache,
    UnwrapFigures unwraps) {}
