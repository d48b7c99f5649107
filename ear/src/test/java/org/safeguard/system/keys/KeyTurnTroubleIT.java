package org.safeguard.system.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.system.keys.StoppedTurn.Place;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.system.stack.VaultProcess;

/** A turn that is to wait waits, one that can't go on says why, and one that is due begins. */
@SystemTest
class KeyTurnTroubleIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningStack stack;
  private final Turns turns;

  KeyTurnTroubleIT(RunningStack stack) {
    this.stack = stack;
    this.turns = new Turns(stack);
  }

  @Test
  void turnThatIsDueBeginsByItself_waitsWhereItIsTold_andForAVaultThatIsAway() throws Exception {
    UUID turn;
    try (StoppedTurn stopped =
        StoppedTurn.at(
            stack.databases().asSuperuser(),
            new Place("update", "data_key", "new.purpose = 'INDEX'"))) {
      makeDue();
      stopped.await();
      turn = UUID.fromString(turns.one("select id from key_turn where state <> 'DONE'"));
      want(turn, "WAIT");
    }
    assertEquals(
        "CRYPTOPERIOD Safeguard",
        turns.one("select reason || ' ' || requested_by from key_turn where id = '" + turn + "'"));
    awaitState(turn, "WAITING at REWRAP: ");
    Thread.sleep(3_000);
    assertEquals("WAITING at REWRAP: ", turns.state(turn));
    VaultProcess vault = new VaultProcess(stack);
    vault.stop();
    try {
      want(turn, "RUN");
      awaitTrouble(turn);
    } finally {
      vault.start();
    }
    turns.awaitDone(turn);
  }

  /** The keys have been in use for more than a year. */
  private void makeDue() {
    turns.awaitScratchVault();
    String turned = turns.one("select count(*) from key_turn");
    stack.tampering().run("update data_key set created_at = created_at - interval '366 days'");
    if (!turned.equals("0")) {
      stack.tampering().run("update key_turn set ended_at = ended_at - interval '366 days'");
    }
  }

  private void awaitTrouble(UUID turn) {
    Eventually.holds(
        "the turn waits for the vault",
        SOON,
        () -> turns.state(turn).startsWith("WAITING") && turns.state(turn).contains("vault"));
  }

  /** Its key is one that somebody put there although the database refuses it. */
  @Test
  void turnThatFindsAKeyLeftStopsWithAnAlertAndGoesOnOnceSomeoneSaysSo() throws Exception {
    UUID left = UUID.randomUUID();
    UUID turn;
    try (StoppedTurn stopped =
        StoppedTurn.at(stack.databases().asSuperuser(), Place.before("COUNT"))) {
      turn = turns.ask();
      stopped.await();
      stack
          .tampering()
          .run(
              "insert into data_key (id, purpose, subject, wrapped, commitment) values ('"
                  + left
                  + "', 'TYPE', 'Left', 'vault:v1:left', sha256('left'))");
    }
    awaitState(turn, "STOPPED at REWRAP: COUNT found 1 keys that an older version wraps");
    assertEquals(
        "1",
        turns.one(
            "select count(*) from alert where kind = 'KEY_TURN_STOPPED' and state = 'OPEN' and"
                + " subject like 'COUNT found 1 keys%'"));
    assertTrue(turns.storedVersions().size() > 1);
    Thread.sleep(3_000);
    assertTrue(turns.state(turn).startsWith("STOPPED"), turns.state(turn));
    stack.tampering().run("delete from data_key where id = '" + left + "'");
    want(turn, "RUN");
    turns.awaitDone(turn);
  }

  private void awaitState(UUID turn, String state) {
    Eventually.holds(state, SOON, () -> turns.state(turn).equals(state));
  }

  /** As the console does, but for the person's entry. */
  private void want(UUID turn, String wish) {
    stack
        .tampering()
        .run(
            "update key_turn set wish = '%s', version = version + 1 where id = '%s'"
                .formatted(wish, turn));
  }
}
