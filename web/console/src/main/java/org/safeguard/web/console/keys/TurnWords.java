package org.safeguard.web.console.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.web.console.Spans;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.keys.ShownStep.Mark;

/** A turn of the vault's keys in words. */
@ApplicationScoped
@Named
public class TurnWords {

  private final Texts texts;
  private final Spans spans;

  @Inject
  TurnWords(Texts texts, Spans spans) {
    this.texts = texts;
    this.spans = spans;
  }

  protected TurnWords() {
    this(null, null);
  }

  public String state(TurnStanding standing) {
    return texts.get("turn.state." + standing);
  }

  public String reason(TurnReason reason) {
    return texts.get("turn.reason." + reason);
  }

  public String step(TurnStep step) {
    return texts.get("turn.step." + step);
  }

  /** Where the turn is from that step: of the present one, how it stands. */
  public String mark(ShownTurn shown, ShownStep step) {
    return step.present() ? state(shown.standing()) : texts.get("turn.mark." + step.mark());
  }

  public String icon(ShownTurn shown, ShownStep step) {
    if (step.present()) {
      return shown.standing().icon();
    }
    return step.mark() == Mark.DONE ? "pi-check" : "pi-circle";
  }

  /** What it waits for or why it stopped; nothing where there is no trouble. */
  public String trouble(Turn turn) {
    String key = TurnStanding.of(turn) == TurnStanding.STOPPED ? "stopped" : "waits";
    return turn.trouble().map(trouble -> texts.get("turn.trouble." + key, trouble)).orElse(null);
  }

  public String progress(ShownTurn shown) {
    Turn turn = shown.turn();
    return texts.get("turn.progress", turn.keysDone(), turn.keysTotal(), shown.percent());
  }

  /** How long it has taken or took; nothing before it begins. */
  public String length(ShownTurn shown) {
    return shown.length().map(spans::length).orElse(null);
  }

  /** How long wrapping is likely to go on; nothing where nobody can say. */
  public String left(ShownTurn shown) {
    return shown.left().map(spans::about).orElse(null);
  }

  /** What is said aloud once it is so: the state, the step, and what the trouble is. */
  public String said(ShownTurn shown) {
    Turn turn = shown.turn();
    if (!shown.open()) {
      return texts.get("turn.said.done", turn.keysDone());
    }
    String trouble = trouble(turn);
    return texts.get(
        "turn.said",
        trouble == null ? state(shown.standing()) : trouble,
        turn.step().ordinal() + 1,
        TurnStep.values().length,
        step(turn.step()));
  }
}
