package org.safeguard.keys.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.safeguard.crypto.BadSetting;
import org.safeguard.keys.turn.KeyTurnDelayed;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.keys.turn.TurnStep;

/** What passes by itself is waited for; all else stops the turn, and says no more than it may. */
class KeyTurnFailureTest {

  private final VersionedVault vault = new VersionedVault();

  @Test
  void databaseThatIsAwayIsWaitedFor_butNotARightThatIsMissing() {
    assertThrows(KeyTurnDelayed.class, () -> failing("08006").work(TurnStep.REWRAP));
    assertThrows(KeyTurnDelayed.class, () -> failing("40001").work(TurnStep.REWRAP));
    assertThrows(KeyTurnStopped.class, () -> failing("42501").work(TurnStep.REWRAP));
    assertThrows(KeyTurnStopped.class, () -> failing("23514").work(TurnStep.REWRAP));
  }

  @Test
  void wrongSettingStopsTheTurnAndIsNamed() {
    KeyTurn unset =
        turn(
            new MemoryLedger(),
            () -> {
              BadSetting.require(Map.of(), "SAFEGUARD_KEY_COPIES");
              throw new AssertionError();
            });
    assertEquals("ROTATE failed: SAFEGUARD_KEY_COPIES is not set", stopped(unset));
  }

  @Test
  void defectStopsTheTurnAndItsTextIsNotTold() {
    assertEquals(
        "ROTATE failed: NullPointerException", stopped(turn(new MemoryLedger(), () -> null)));
  }

  private static String stopped(KeyTurn turn) {
    return assertThrows(KeyTurnStopped.class, () -> turn.work(TurnStep.ROTATE)).getMessage();
  }

  /** Every question of the database ends so. */
  private KeyTurn failing(String state) {
    TurnLedger broken =
        (TurnLedger)
            Proxy.newProxyInstance(
                TurnLedger.class.getClassLoader(),
                new Class<?>[] {TurnLedger.class},
                (self, method, arguments) -> {
                  throw new SQLException("no", state);
                });
    return turn(broken, () -> new KeyTurn.Surroundings(vault, vault, null));
  }

  private static KeyTurn turn(TurnLedger ledger, Supplier<KeyTurn.Surroundings> surroundings) {
    return new KeyTurn(ledger, surroundings, new Slice(Duration.ZERO, () -> 0, rest -> {}));
  }
}
