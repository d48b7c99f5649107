package org.safeguard.keys.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.crypto.BadSetting;
import org.safeguard.crypto.FileKeys;
import org.safeguard.crypto.KeyLine;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableCopy;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.KeyTurnDelayed;

class TurnFoldersTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30.042Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path snapshots;
  @TempDir private Path copies;

  @Test
  void snapshotIsNamedAfterItsMoment() {
    assertEquals(snapshots.resolve("vault-20261127T101530.042Z.snap"), folders().newSnapshot());
  }

  @Test
  void snapshotsOlderThanThirtyDaysAreRemovedAndNothingElse() throws IOException {
    Duration older = TurnFolders.SNAPSHOTS_KEPT.plusSeconds(1);
    Path old = file(snapshots, "vault-20261001T101530.042Z.snap", older);
    Path half = file(snapshots, "vault-20261001T101530.043Z.snap.part", older);
    Path halfCopy = file(copies, "keys-20261001T101530.042Z.sealed.part", older);
    Path atWork = file(copies, "keys-20261127T101530.042Z.sealed.part", Duration.ofMinutes(1));
    Path young =
        file(
            snapshots,
            "vault-20261101T101530.042Z.snap",
            TurnFolders.SNAPSHOTS_KEPT.minusSeconds(1));
    Path foreign = file(snapshots, "readme.txt", older);
    Path copy = file(copies, "keys-20261001T101530.042Z.sealed", older);
    folders().removeOldFiles();
    assertFalse(Files.exists(old));
    assertFalse(Files.exists(half));
    assertFalse(Files.exists(halfCopy));
    assertTrue(Files.exists(atWork));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(copy));
  }

  @Test
  void copyHoldsEveryStoredKeyForItsOwnerOnly() throws Exception {
    MemoryLedger ledger = ledger(5_000);
    KeyTableCopy copy = FileKeys.copy();
    String name = new TurnFolders(snapshots, copies, copy, CLOCK).copyKeys(ledger);
    Path file = copies.resolve(name);
    assertEquals("keys-20261127T101530.042Z.sealed", name);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    List<String> read = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      copy.read(in, name, row -> read.add(KeyLine.of(row)));
    }
    assertEquals(ledger.keys.stream().map(KeyLine::of).toList(), read);
    assertEquals(1, files(copies));
  }

  /** Its text holds the end of a line, so that one row reads as two. */
  @Test
  void copyThatReadsOtherwiseThanItWasWrittenStopsTheTurnAndLeavesNothing() throws Exception {
    MemoryLedger ledger = ledger(1);
    ledger.keys.add(row("x\ty\nPATIENT\tz"));
    TurnFolders folders = new TurnFolders(snapshots, copies, FileKeys.copy(), CLOCK);
    assertThrows(RuntimeException.class, () -> folders.copyKeys(ledger));
    assertEquals(0, files(copies));
  }

  @Test
  void copyThatCannotBeWrittenIsTriedAgain() throws Exception {
    TurnFolders folders =
        new TurnFolders(snapshots, copies.resolve("absent"), FileKeys.copy(), CLOCK);
    assertThrows(KeyTurnDelayed.class, () -> folders.copyKeys(ledger(1)));
  }

  private static MemoryLedger ledger(int keys) {
    MemoryLedger ledger = new MemoryLedger();
    for (int i = 0; i < keys; i++) {
      ledger.keys.add(row("p" + i));
    }
    return ledger;
  }

  private static KeyTableRow row(String subject) {
    WrappedKey wrapped = VersionedVault.wrapped(KeyPurpose.PATIENT, subject, 2);
    return new KeyTableRow(KeyPurpose.PATIENT, subject, wrapped, Optional.of(new byte[] {7}));
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void folderThatIsNotThereIsTriedAgain() {
    TurnFolders folders = new TurnFolders(snapshots.resolve("absent"), copies, null, CLOCK);
    assertThrows(KeyTurnDelayed.class, folders::removeOldFiles);
  }

  @Test
  void fileIsThereOnlyWhereItIsNamedAndFound() throws IOException {
    file(snapshots, "s.snap", Duration.ZERO);
    file(copies, "k.sealed", Duration.ZERO);
    assertTrue(folders().hasSnapshot(Optional.of("s.snap")));
    assertFalse(folders().hasSnapshot(Optional.of("other.snap")));
    assertFalse(folders().hasSnapshot(Optional.empty()));
    assertTrue(folders().hasKeyCopy(Optional.of("k.sealed")));
    assertFalse(folders().hasKeyCopy(Optional.of("s.snap")));
    assertFalse(folders().hasKeyCopy(Optional.empty()));
  }

  @Test
  void missingSettingIsNamed() {
    BadSetting missing =
        assertThrows(
            BadSetting.class,
            () -> TurnFolders.from(Map.of("SAFEGUARD_VAULT_SNAPSHOTS", "/x"), null, CLOCK));
    assertEquals("SAFEGUARD_KEY_COPIES is not set", missing.getMessage());
  }

  private TurnFolders folders() {
    return new TurnFolders(snapshots, copies, null, CLOCK);
  }

  private static Path file(Path folder, String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "x");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    return file;
  }
}
