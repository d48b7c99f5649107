package org.safeguard.web.console.keys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.UnwrapFigures;
import org.safeguard.keys.KeyOverview;
import org.safeguard.keys.KeyService;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.watch.KeyWatch;
import org.safeguard.keys.watch.VaultState;
import org.safeguard.web.console.Texts;

/** How many data keys there are, under which versions, and how this node fares with the vault. */
@RequestScoped
@Named
public class KeysPage {

  @Inject private KeyService keys;
  @Inject private Texts texts;

  private KeyOverview overview;

  public void load() {
    overview = keys.overview();
  }

  public List<KeyCount> getCounts() {
    return overview.counts();
  }

  public KeyWatch.Sight getVault() {
    return overview.vault();
  }

  public String getVaultText() {
    return texts.get("keys.vault." + overview.vault().state());
  }

  public String getVaultTone() {
    return overview.vault().state() == VaultState.SERVING ? "good" : "bad";
  }

  public String getVaultIcon() {
    return overview.vault().state() == VaultState.SERVING ? "pi-check" : "pi-times";
  }

  public CacheFigures getCache() {
    return overview.cache();
  }

  public UnwrapFigures getUnwraps() {
    return overview.unwraps();
  }

  /** How often a key that was asked for was at hand; nothing before the first. */
  public String getHitRate() {
    long asked = overview.cache().hits() + overview.cache().misses();
    return asked == 0
        ? null
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * overview.cache().hits() / asked);
  }

  /** In milliseconds. */
  public String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  public String purpose(KeyCount count) {
    return texts.get("keys.purpose." + count.purpose());
  }
}
