package org.safeguard.keys.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.crypto.BadSetting;
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
    Path young =
        file(
            snapshots,
            "vault-20261101T101530.042Z.snap",
            TurnFolders.SNAPSHOTS_KEPT.minusSeconds(1));
    Path foreign = file(snapshots, "readme.txt", older);
    Path copy = file(copies, "keys-20261001T101530.042Z.sealed", older);
    folders().removeOldSnapshots();
    assertFalse(Files.exists(old));
    assertFalse(Files.exists(half));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(copy));
  }

  @Test
  void folderThatIsNotThereIsTriedAgain() {
    TurnFolders folders = new TurnFolders(snapshots.resolve("absent"), copies, null, CLOCK);
    assertThrows(KeyTurnDelayed.class, folders::removeOldSnapshots);
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
