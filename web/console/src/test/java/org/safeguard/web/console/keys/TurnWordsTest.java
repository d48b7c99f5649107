package org.safeguard.web.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.safeguard.web.console.keys.Turns.shown;
import static org.safeguard.web.console.keys.Turns.turn;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.web.console.Spans;
import org.safeguard.web.console.Texts;

class TurnWordsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final ShownTurn WRAPPING =
      shown(turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 250, null), MINUTE);

  private static final ShownTurn STOPPED =
      shown(turn(TurnState.STOPPED, TurnWish.RUN, TurnStep.PROVE, 1000, "PROVE failed"), MINUTE);

  private final Texts texts = new Texts();
  private final TurnWords words = new TurnWords(texts, new Spans(texts));

  @Test
  void everyCodeThatATurnCanHoldHasWords() {
    for (TurnStanding standing : TurnStanding.values()) {
      assertFalse(words.state(standing).isEmpty());
    }
    for (TurnReason reason : TurnReason.values()) {
      assertFalse(words.reason(reason).isEmpty());
    }
    for (TurnStep step : TurnStep.values()) {
      assertFalse(words.step(step).isEmpty());
    }
    for (KeyPurpose purpose : KeyPurpose.values()) {
      assertFalse(texts.get("keys.purpose." + purpose).isEmpty());
    }
  }

  @Test
  void aStepIsMarkedByIconAndWord() {
    assertEquals("Done", words.mark(WRAPPING, WRAPPING.steps().get(0)));
    assertEquals("pi-check", words.icon(WRAPPING, WRAPPING.steps().get(0)));
    assertEquals("Running", words.mark(WRAPPING, WRAPPING.steps().get(2)));
    assertEquals("pi-sync", words.icon(WRAPPING, WRAPPING.steps().get(2)));
    assertEquals("To come", words.mark(WRAPPING, WRAPPING.steps().get(7)));
    assertEquals("pi-circle", words.icon(WRAPPING, WRAPPING.steps().get(7)));
    assertEquals("Stopped", words.mark(STOPPED, STOPPED.steps().get(4)));
  }

  @Test
  void troubleSaysWhetherItPasses() {
    assertNull(words.trouble(WRAPPING.turn()));
    assertEquals("Stopped: PROVE failed", words.trouble(STOPPED.turn()));
    assertEquals(
        "Waits: the vault's {0} is away",
        words.trouble(
            turn(
                TurnState.WAITING, TurnWish.RUN, TurnStep.REWRAP, 250, "the vault's {0} is away")));
  }

  @Test
  void progressIsToldInNumbersAndTime() {
    assertEquals("250 of 1,000 (25 %)", words.progress(WRAPPING));
    assertEquals("1 min 0 s", words.length(WRAPPING));
    assertEquals("about 3 min", words.left(WRAPPING));
    assertNull(words.left(STOPPED));
  }

  @Test
  void whatIsSaidAloudChangesWithStateAndStepButNotWithEachKey() {
    assertEquals(
        "Turn of the keys: Running. Step 3 of 8: Every data key is wrapped anew.",
        words.said(WRAPPING));
    assertEquals(
        words.said(WRAPPING),
        words.said(
            shown(turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 251, null), MINUTE)));
    assertEquals(
        "Turn of the keys: Stopped: PROVE failed. Step 5 of 8: A restored snapshot of the vault"
            + " opens data keys.",
        words.said(STOPPED));
    assertEquals(
        "The turn of the keys is done. Data keys wrapped anew: 1,000.",
        words.said(shown(turn(TurnState.DONE, TurnWish.RUN, TurnStep.TRIM, 1000, null), MINUTE)));
  }
}
