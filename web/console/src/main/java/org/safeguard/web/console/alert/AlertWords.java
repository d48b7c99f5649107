package org.safeguard.web.console.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.safeguard.alert.notice.AlertKind;
import org.safeguard.alert.notice.AlertState;
import org.safeguard.alert.notice.Finding;
import org.safeguard.web.console.Texts;

/** Alerts in words. */
@ApplicationScoped
@Named
public class AlertWords {

  private static final Map<AlertState, String> TONES =
      Map.of(AlertState.OPEN, "bad", AlertState.IN_WORK, "warn", AlertState.CLOSED, "plain");
  private static final Map<AlertState, String> ICONS =
      Map.of(
          AlertState.OPEN, "pi-bell",
          AlertState.IN_WORK, "pi-search",
          AlertState.CLOSED, "pi-check");

  private final Texts texts;

  @Inject
  AlertWords(Texts texts) {
    this.texts = texts;
  }

  protected AlertWords() {
    this(null);
  }

  public String kind(AlertKind kind) {
    return texts.get("alert.kind." + kind);
  }

  /** What it means, and what to do. */
  public String advice(AlertKind kind) {
    return texts.get("alert.advice." + kind);
  }

  public String state(AlertState state) {
    return texts.get("alert.state." + state);
  }

  public String tone(AlertState state) {
    return TONES.get(state);
  }

  public String icon(AlertState state) {
    return ICONS.get(state);
  }

  public String finding(Finding finding) {
    return texts.get("alert.finding." + finding);
  }
}
