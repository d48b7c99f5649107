package org.safeguard.web.console.keys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.safeguard.keys.KeyService;
import org.safeguard.keys.KeyTurnService;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.keys.turn.TurnAlreadyOpen;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.web.console.Messages;

/** Asking for a turn of the keys: what it will do, and what it is for. */
@RequestScoped
@Named
public class KeyTurnPage {

  @Inject private KeyService keys;
  @Inject private KeyTurnService turns;
  @Inject private Messages messages;

  private List<KeyCount> counts;
  private TurnReason reason;

  /** Refuses whoever may not ask, also when the form comes back. */
  public void load() {
    if (counts == null) {
      counts = keys.prospect();
    }
  }

  /** The keys that are wrapped anew, by purpose and the version that goes. */
  public List<KeyCount> getCounts() {
    load();
    return counts;
  }

  /** How many there are of them. */
  public long getTotal() {
    return getCounts().stream().mapToLong(count -> count.current() + count.retired()).sum();
  }

  /** Asks, and shows how it goes. */
  public String request() {
    if (reason == null) {
      messages.refuse("turn:reason", "turn.reason.missing");
      return null;
    }
    try {
      turns.request(reason);
    } catch (TurnAlreadyOpen e) {
      return KeysPage.ADDRESS + "&open=true";
    }
    return KeysPage.ADDRESS;
  }

  public TurnReason[] getReasons() {
    return TurnReason.values();
  }

  public TurnReason getReason() {
    return reason;
  }

  public void setReason(TurnReason reason) {
    this.reason = reason;
  }
}
