package org.safeguard.web.console.keys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.UnwrapFigures;
import org.safeguard.keys.KeyOverview;
import org.safeguard.keys.KeyService;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.watch.KeyWatch;
import org.safeguard.keys.watch.VaultState;
import org.safeguard.web.console.Formats;
import org.safeguard.web.console.Spans;
import org.safeguard.web.console.Texts;

/**
 * How many data keys there are, under which versions, how this node fares with the vault, and how
 * the vault's keys are turned.
 */
@RequestScoped
@Named
public class KeysPage {

  /** For a redirect, to which parameters can be added. */
  static final String ADDRESS = "/keys?faces-redirect=true";

  @Inject private KeyService keys;
  @Inject private Texts texts;
  @Inject private Spans spans;
  @Inject private Formats formats;
  @Inject private Clock clock;

  private KeyOverview overview;
  private Instant now;

  /** Shows the keys, also when the form of a turn comes back. */
  public void load() {
    if (overview == null) {
      now = clock.instant();
      overview = keys.overview();
    }
  }

  private KeyOverview overview() {
    load();
    return overview;
  }

  /** When this was so. */
  public Instant getNow() {
    load();
    return now;
  }

  /** The newest turns, newest first. */
  public List<ShownTurn> getTurns() {
    return overview().turns().stream().map(this::shown).toList();
  }

  private ShownTurn shown(Turn turn) {
    return new ShownTurn(turn, getNow());
  }

  /** The turn that is open or has ended a little while ago; nothing where there is none. */
  public ShownTurn getTurn() {
    return getTurns().stream()
        .filter(ShownTurn::open)
        .findFirst()
        .or(() -> getTurns().stream().filter(ShownTurn::ofNow).findFirst())
        .orElse(null);
  }

  /** Whether a turn is not done yet, so that no other can be asked for. */
  public boolean isTurnOpen() {
    return getTurns().stream().anyMatch(ShownTurn::open);
  }

  /** When the last turn gave the present versions; nothing before the first. */
  public Instant getInUseSince() {
    return overview().turns().stream()
        .flatMap(turn -> turn.endedAt().stream())
        .findFirst()
        .orElse(null);
  }

  /** When the keys are to be turned next; nothing while there is no key. */
  public NextTurn getNextTurn() {
    return overview().nextTurn().map(this::next).orElse(null);
  }

  private NextTurn next(Instant due) {
    return new NextTurn(due, getNow(), formats.zone());
  }

  /** How far away that is, such as {@code in 12 days}. */
  public String due(NextTurn turn) {
    return spans.due(turn.day(), turn.today());
  }

  public List<KeyCount> getCounts() {
    return overview().counts();
  }

  public KeyWatch.Sight getVault() {
    return overview().vault();
  }

  public String getVaultText() {
    return texts.get("keys.vault." + overview().vault().state());
  }

  public String getVaultTone() {
    return overview().vault().state() == VaultState.SERVING ? "good" : "bad";
  }

  public String getVaultIcon() {
    return overview().vault().state() == VaultState.SERVING ? "pi-check" : "pi-times";
  }

  public CacheFigures getCache() {
    return overview().cache();
  }

  public UnwrapFigures getUnwraps() {
    return overview().unwraps();
  }

  /** How often a key that was asked for was at hand; nothing before the first. */
  public String getHitRate() {
    long asked = overview().cache().hits() + overview().cache().misses();
    return asked == 0
        ? null
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * overview().cache().hits() / asked);
  }

  /** In milliseconds. */
  public String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  public String purpose(KeyCount count) {
    return texts.get("keys.purpose." + count.purpose());
  }
}
