package org.safeguard.keys.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.safeguard.crypto.KeyEncryptionKeys;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.ScratchVault;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;

class KeyTurnTest {

  private static final Duration SLICE = Duration.ofSeconds(10);
  private static final int CALLS_AT_MOST = 500;

  private VersionedVault vault = new VersionedVault();
  private MemoryLedger ledger = new MemoryLedger();
  private final CallCounter calls = new CallCounter();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void afterATurnEveryKeyIsOfTheNewVersionAndTheOldOnesAreGone() {
    fill(3);
    turn();
    assertEquals(TurnState.DONE, ledger.state);
    assertEquals(ledger.keys.size(), ledger.done);
    assertEquals(ledger.total, ledger.done);
    assertTurnedTo(2);
    turnAgain();
    assertTurnedTo(3);
  }

  /** A kill at each call of the vault and of the database, before and after it has its effect. */
  @Test
  void turnThatIsCutOffAnywhereIsFinishedOnceAndLosesNothing() {
    int kills = 0;
    boolean killed = true;
    for (int call = 1; killed; call++) {
      killed = killedOnceThenFinished(call, false) | killedOnceThenFinished(call, true);
      kills++;
      assertTrue(kills < CALLS_AT_MOST, "it never ends");
    }
    assertTrue(kills > 50, "only " + kills + " places were tried");
  }

  private boolean killedOnceThenFinished(int call, boolean afterIt) {
    vault = new VersionedVault();
    ledger = new MemoryLedger();
    fill(2);
    int keys = ledger.keys.size();
    calls.killAt(call, afterIt);
    boolean killed = false;
    try {
      turn();
    } catch (CallCounter.Killed e) {
      killed = true;
      assertEveryKeyOpens();
    }
    calls.killNever();
    if (ledger.state != TurnState.DONE) {
      turn();
    }
    assertEquals(TurnState.DONE, ledger.state);
    assertEquals(keys, ledger.keys.size());
    assertTurnedTo(2);
    return killed;
  }

  @Test
  void keyMadeBeforeTheTurnAndStoredAfterTheScanIsRefused() {
    fill(1);
    KeyTableRow made = row(KeyPurpose.PATIENT, "late", 1);
    work(TurnStep.ROTATE);
    work(TurnStep.FENCE);
    work(TurnStep.REWRAP);
    assertThrows(IllegalArgumentException.class, () -> ledger.store(made));
    ledger.store(row(KeyPurpose.PATIENT, "anew", 2));
  }

  @Test
  void whileSomeoneStoresKeysTheFenceWaits() {
    fill(1);
    work(TurnStep.ROTATE);
    ledger.tablesAreHeld = true;
    assertEquals(TurnProgress.MORE, turnThatTakes(SLICE).work(TurnStep.FENCE));
    ledger.tablesAreHeld = false;
    assertEquals(TurnProgress.DONE, work(TurnStep.FENCE));
  }

  @Test
  void longRewrapGoesOnInSlicesAndRestsAsLongAsItWorked() {
    for (int i = 0; i < 3 * KeyTurn.BATCH; i++) {
      ledger.keys.add(row(KeyPurpose.PATIENT, "p" + i, 1));
    }
    work(TurnStep.ROTATE);
    work(TurnStep.FENCE);
    KeyTurn slow = turnThatTakes(SLICE);
    assertEquals(TurnProgress.MORE, slow.work(TurnStep.REWRAP));
    assertEquals(KeyTurn.BATCH, ledger.done);
    assertEquals(3 * KeyTurn.BATCH, ledger.total);
    assertEquals(TurnProgress.MORE, slow.work(TurnStep.REWRAP));
    assertEquals(3 * KeyTurn.BATCH, ledger.total);
  }

  @Test
  void keyThatTheVaultDoesNotOpenStopsTheTurnAndIsNamed() {
    fill(2);
    WrappedKey foreign = VersionedVault.wrapped(KeyPurpose.PATIENT, "another", 1);
    WrappedKey moved = new WrappedKey("mine", foreign.text());
    ledger.keys.add(new KeyTableRow(KeyPurpose.PATIENT, "p-moved", moved, Optional.empty()));
    work(TurnStep.ROTATE);
    work(TurnStep.FENCE);
    KeyTurnStopped stopped = assertThrows(KeyTurnStopped.class, () -> work(TurnStep.REWRAP));
    assertEquals(
        "REWRAP failed: the vault does not open PATIENT key p-moved", stopped.getMessage());
  }

  @Test
  void keyThatIsLeftStopsTheTurnBeforeAnythingIsDestroyed() {
    fill(1);
    work(TurnStep.ROTATE);
    work(TurnStep.FENCE);
    work(TurnStep.REWRAP);
    ledger.keys.add(row(KeyPurpose.TYPE, "Smuggled", 1));
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.COUNT));
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.TRIM));
    assertFalse(vault.onlyNewestIsLeft("safeguard-type"));
  }

  /** What a key's text says of its version is not believed. */
  @Test
  void keyThatOnlySaysItIsOfTheNewVersionStopsTheTurn() {
    fill(1);
    through(TurnStep.REWRAP);
    WrappedKey foreign = VersionedVault.wrapped(KeyPurpose.TYPE, "another", 2);
    WrappedKey spoilt = new WrappedKey("mine", foreign.text());
    ledger.keys.add(new KeyTableRow(KeyPurpose.TYPE, "spoilt", spoilt, Optional.empty()));
    KeyTurnStopped stopped = assertThrows(KeyTurnStopped.class, () -> work(TurnStep.COUNT));
    assertEquals("COUNT failed: the vault does not open TYPE key spoilt", stopped.getMessage());
  }

  @Test
  void whereOneKeyIsInUseNoneIsTrimmed() {
    fill(1);
    through(TurnStep.COPY);
    vault.forbidDecryptionBefore("safeguard-type", 1);
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.TRIM));
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      assertFalse(vault.onlyNewestIsLeft(purpose.transitKey()), purpose::name);
    }
  }

  @Test
  void snapshotThatDoesNotOpenTheNewKeysStopsTheTurn() {
    fill(1);
    vault.snapshotIsDamaged = true;
    through(TurnStep.COUNT);
    KeyTurnStopped stopped = assertThrows(KeyTurnStopped.class, () -> work(TurnStep.PROVE));
    assertTrue(stopped.getMessage().contains("PROVE"));
    assertEquals(Optional.empty(), ledger.snapshot);
  }

  @Test
  void withoutAnEmptyScratchVaultTheTurnWaits() {
    fill(1);
    vault.scratchIsEmpty = false;
    through(TurnStep.COUNT);
    assertThrows(KeysUnavailable.class, () -> work(TurnStep.PROVE));
    vault.scratchIsEmpty = true;
    assertEquals(TurnProgress.DONE, work(TurnStep.PROVE));
  }

  @Test
  void withoutSnapshotAndCopyNothingIsDestroyed() {
    fill(1);
    through(TurnStep.COUNT);
    work(TurnStep.RETIRE);
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.TRIM));
    work(TurnStep.PROVE);
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.TRIM));
    work(TurnStep.COPY);
    work(TurnStep.TRIM);
    assertTurnedTo(2);
  }

  @Test
  void withoutOldVersionsRetiredNothingIsDestroyed() {
    fill(1);
    through(TurnStep.PROVE);
    work(TurnStep.COPY);
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.TRIM));
    assertFalse(vault.onlyNewestIsLeft("safeguard-patient"));
  }

  @Test
  void turnThatStoppedGoesOnWhereItsTroubleCanBeMended() {
    fill(1);
    through(TurnStep.REWRAP);
    ledger.keys.add(row(KeyPurpose.TYPE, "restored", 1));
    assertEquals(TurnStep.REWRAP, stopped(TurnStep.COUNT).goOnAt());
    through(TurnStep.COUNT);
    assertEquals(TurnStep.PROVE, stopped(TurnStep.TRIM).goOnAt());
    work(TurnStep.PROVE);
    assertEquals(TurnStep.COPY, stopped(TurnStep.TRIM).goOnAt());
    work(TurnStep.COPY);
    assertEquals(TurnStep.RETIRE, stopped(TurnStep.TRIM).goOnAt());
    work(TurnStep.RETIRE);
    work(TurnStep.TRIM);
    assertTurnedTo(2);
  }

  private KeyTurnStopped stopped(TurnStep step) {
    KeyTurnStopped stopped = assertThrows(KeyTurnStopped.class, () -> work(step));
    ledger.stop(stopped.getMessage(), stopped.goOnAt());
    return stopped;
  }

  @Test
  void snapshotThatProvesNothingIsRemoved() {
    fill(1);
    through(TurnStep.COUNT);
    vault.snapshotIsDamaged = true;
    assertThrows(KeyTurnStopped.class, () -> work(TurnStep.PROVE));
    vault.scratchIsEmpty = false;
    assertThrows(KeysUnavailable.class, () -> work(TurnStep.PROVE));
    assertEquals(0, vault.snapshots());
  }

  @Test
  void keyOfTheBackupsIsNeverTurned() {
    fill(1);
    turn();
    assertEquals(1, vault.versions("safeguard-backup").newest());
    assertEquals(1, vault.versions("safeguard-backup").leastDecrypting());
  }

  private void fill(int each) {
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      for (int i = 0; i < each; i++) {
        ledger.keys.add(row(purpose, purpose.name().toLowerCase(Locale.ROOT) + i, 1));
      }
    }
  }

  private static KeyTableRow row(KeyPurpose purpose, String subject, int version) {
    return new KeyTableRow(
        purpose, subject, VersionedVault.wrapped(purpose, subject, version), Optional.empty());
  }

  private void assertEveryKeyOpens() {
    for (KeyTableRow row : ledger.keys) {
      vault.unwrap(row.purpose(), List.of(row.wrapped()));
    }
  }

  private void assertTurnedTo(int version) {
    assertEveryKeyOpens();
    for (KeyTableRow row : ledger.keys) {
      assertEquals(version, VersionedVault.version(row.wrapped().text()), row::toString);
    }
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      assertEquals(version, vault.versions(purpose.transitKey()).newest());
      assertTrue(vault.onlyNewestIsLeft(purpose.transitKey()), purpose::name);
      assertEquals(version, ledger.floor.get(purpose));
    }
  }

  private void turn() {
    through(TurnStep.TRIM);
    ledger.finish();
  }

  /** Goes on where the turn stands, as the job does. */
  private void through(TurnStep last) {
    for (TurnStep step : TurnStep.values()) {
      if (step.compareTo(ledger.step) >= 0 && step.compareTo(last) <= 0) {
        ledger.begin(step);
        while (work(step) == TurnProgress.MORE) {
          // The job looks here whether it is to wait.
        }
      }
    }
  }

  private void turnAgain() {
    MemoryLedger next = new MemoryLedger();
    next.keys.addAll(ledger.keys);
    next.floor.putAll(ledger.floor);
    ledger = next;
    turn();
  }

  private TurnProgress work(TurnStep step) {
    return turnThatTakes(Duration.ZERO).work(step);
  }

  private KeyTurn turnThatTakes(Duration ofEachRoundTrip) {
    return new KeyTurn(
        calls.through(TurnLedger.class, ledger),
        () ->
            new KeyTurn.Surroundings(
                calls.through(KeyEncryptionKeys.class, vault),
                calls.through(ScratchVault.class, vault),
                calls.through(TurnFiles.class, files())),
        slice(ofEachRoundTrip));
  }

  /** Each look at the clock takes that long. */
  private Slice slice(Duration ofEachLook) {
    return new Slice(SLICE, () -> nanos.addAndGet(ofEachLook.toNanos()), rest -> {});
  }

  private TurnFiles files() {
    return new TurnFiles() {
      @Override
      public Path newSnapshot() {
        return Path.of("vault-" + nanos.incrementAndGet() + ".snap");
      }

      @Override
      public void remove(Path snapshot) {
        vault.forget(snapshot);
      }

      @Override
      public KeyTableRow sampleKey() {
        return new KeyTableRow(
            KeyPurpose.BACKUP,
            "sample",
            vault.newKey(KeyPurpose.BACKUP, "sample"),
            Optional.empty());
      }

      @Override
      public boolean hasSnapshot(Optional<String> name) {
        return name.filter(vault::hasSnapshot).isPresent();
      }

      @Override
      public boolean hasKeyCopy(Optional<String> name) {
        return name.isPresent();
      }

      @Override
      public String copyKeys(TurnLedger of) {
        return "keys.sealed";
      }
    };
  }
}
