package org.safeguard.web.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.safeguard.web.console.keys.Turns.shown;
import static org.safeguard.web.console.keys.Turns.turn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.web.console.keys.ShownStep.Mark;

class ShownTurnTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Turn WRAPPING =
      turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 250, null);

  @Test
  void whatPeopleWantOfItIsPartOfHowItStands() {
    assertEquals(TurnStanding.RUNNING, standing(TurnState.RUNNING, TurnWish.RUN));
    assertEquals(TurnStanding.PAUSING, standing(TurnState.RUNNING, TurnWish.WAIT));
    assertEquals(TurnStanding.WAITING, standing(TurnState.WAITING, TurnWish.RUN));
    assertEquals(TurnStanding.PAUSED, standing(TurnState.WAITING, TurnWish.WAIT));
    assertEquals(TurnStanding.STOPPED, standing(TurnState.STOPPED, TurnWish.RUN));
    assertEquals(TurnStanding.STOPPED, standing(TurnState.STOPPED, TurnWish.WAIT));
    assertEquals(TurnStanding.DONE, standing(TurnState.DONE, TurnWish.RUN));
  }

  @Test
  void stepsBeforeThePresentOneAreDone() {
    assertEquals(
        List.of(
            Mark.DONE,
            Mark.DONE,
            Mark.PRESENT,
            Mark.TO_COME,
            Mark.TO_COME,
            Mark.TO_COME,
            Mark.TO_COME,
            Mark.TO_COME),
        marks(WRAPPING));
  }

  @Test
  void noStepOfATurnThatIsDoneIsThePresentOne() {
    assertEquals(List.of(Mark.DONE), marks(done()).stream().distinct().toList());
  }

  @Test
  void aTurnThatMayWaitCanBePausedAndOneThatDoesNotRunCanGoOn() {
    assertTrue(shown(WRAPPING, MINUTE).pausable());
    assertFalse(shown(WRAPPING, MINUTE).resumable());
    for (Turn still :
        List.of(
            turn(TurnState.STOPPED, TurnWish.RUN, TurnStep.PROVE, 1000, "why"),
            turn(TurnState.WAITING, TurnWish.WAIT, TurnStep.FENCE, 0, null),
            turn(TurnState.RUNNING, TurnWish.WAIT, TurnStep.REWRAP, 5, null))) {
      assertFalse(shown(still, MINUTE).pausable());
      assertTrue(shown(still, MINUTE).resumable());
    }
    assertFalse(shown(done(), MINUTE).pausable());
    assertFalse(shown(done(), MINUTE).resumable());
  }

  @Test
  void wrappingIsExpectedToGoOnAtThePaceSoFar() {
    assertEquals(Optional.of(Duration.ofMinutes(3)), shown(WRAPPING, MINUTE).left());
  }

  @Test
  void nothingIsExpectedOfATurnThatDoesNotWrapOrHasOnlyBegun() {
    assertEquals(Optional.empty(), shown(WRAPPING, Duration.ofSeconds(4)).left());
    for (Turn turn :
        List.of(
            turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 0, null),
            turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 1000, null),
            turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.PROVE, 250, null),
            turn(TurnState.WAITING, TurnWish.WAIT, TurnStep.REWRAP, 250, null),
            turn(TurnState.STOPPED, TurnWish.RUN, TurnStep.REWRAP, 250, "why"))) {
      assertEquals(Optional.empty(), shown(turn, MINUTE).left(), turn::toString);
    }
  }

  @Test
  void allIsOnlyOnceNoKeyIsLeft() {
    assertEquals(25, shown(WRAPPING, MINUTE).percent());
    assertEquals(
        99,
        shown(turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.REWRAP, 999, null), MINUTE).percent());
    assertEquals(100, shown(done(), MINUTE).percent());
  }

  @Test
  void aTurnWhoseKeysAreNotCountedYetHasNoPart() {
    Turn early = turn(TurnState.RUNNING, TurnWish.RUN, TurnStep.ROTATE, 0, 0, null);
    assertFalse(shown(early, MINUTE).counted());
    assertEquals(0, shown(early, MINUTE).percent());
  }

  @Test
  void aTurnTakesUntilItsEnd() {
    assertEquals(Optional.of(MINUTE), shown(WRAPPING, MINUTE).length());
    assertEquals(Optional.of(Duration.ofSeconds(90)), shown(done(), Duration.ofDays(1)).length());
  }

  @Test
  void aTurnIsShownInFullForAnHourAfterItsEnd() {
    assertTrue(shown(WRAPPING, Duration.ofDays(9)).ofNow());
    assertTrue(shown(done(), Duration.ofMinutes(61)).ofNow());
    assertFalse(shown(done(), Duration.ofMinutes(62)).ofNow());
  }

  private static Turn done() {
    return turn(TurnState.DONE, TurnWish.RUN, TurnStep.TRIM, 1000, null);
  }

  private static TurnStanding standing(TurnState state, TurnWish wish) {
    return shown(turn(state, wish, TurnStep.REWRAP, 1, null), MINUTE).standing();
  }

  private static List<Mark> marks(Turn turn) {
    return shown(turn, MINUTE).steps().stream().map(ShownStep::mark).toList();
  }
}
