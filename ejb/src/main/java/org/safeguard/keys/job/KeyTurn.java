package org.safeguard.keys.job;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.safeguard.crypto.BadSetting;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KekVersions;
import org.safeguard.crypto.KeyEncryptionKeys;
import org.safeguard.crypto.KeyProof;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.ScratchVault;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.KeyTurnDelayed;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnStep;

/**
 * Does the steps of one turn. Each step looks at what is there before it changes anything, so one
 * that was cut off anywhere may be done again. Nothing is destroyed before the last step, and that
 * comes only after the others have shown that nothing needs what it destroys (NIST SP 800-57 part
 * 1, section 5.3.6).
 *
 * <p>Data keys change their wrapping only. No data key and no PHI is opened here, but for some keys
 * in the scratch vault.
 */
public final class KeyTurn {

  /** Keys wrapped anew in one round trip and one transaction. */
  static final int BATCH = 200;

  /** Keys of each purpose that the scratch vault must open. */
  static final int PROOFS = 50;

  private static final Set<String> LASTING = Set.of("22", "23", "42");

  private final TurnLedger ledger;
  private final Supplier<Surroundings> surroundings;
  private final Slice slice;
  private KeyEncryptionKeys keks;
  private ScratchVault scratch;
  private TurnFiles files;

  /** Up to which id the keys of a purpose are counted; lost with the process, which begins anew. */
  private final Map<KeyPurpose, String> counted = new EnumMap<>(KeyPurpose.class);

  /** What a turn works with beside the database. */
  record Surroundings(KeyEncryptionKeys keks, ScratchVault scratch, TurnFiles files) {}

  /**
   * @param surroundings asked for within a step, so that a wrong setting stops that step
   */
  KeyTurn(TurnLedger ledger, Supplier<Surroundings> surroundings, Slice slice) {
    this.ledger = ledger;
    this.surroundings = surroundings;
    this.slice = slice;
  }

  /** For messages and entries. */
  String describe(TurnStep step) {
    try {
      Turn turn = ledger.turn();
      String keys =
          step == TurnStep.REWRAP
              ? ", " + turn.keysDone() + " of " + turn.keysTotal() + " keys wrapped anew"
              : "";
      return "turn " + turn.id() + " for " + turn.reason() + ": " + step + keys;
    } catch (SQLException e) {
      throw delayed(e);
    }
  }

  /**
   * Works on a step for some seconds.
   *
   * @throws KeyTurnStopped if it can't be done and won't by itself
   * @throws KeyTurnDelayed if the database is away
   * @throws org.safeguard.crypto.KeysUnavailable if the vault or the scratch vault is away
   */
  TurnProgress work(TurnStep step) {
    slice.begin();
    try {
      prepare();
      return switch (step) {
        case ROTATE -> rotate();
        case FENCE -> fence();
        case REWRAP -> rewrap();
        case COUNT -> count();
        case PROVE -> prove();
        case RETIRE -> retire();
        case COPY -> copy();
        case TRIM -> trim();
      };
    } catch (SQLException e) {
      throw passes(e) ? delayed(e) : failed(step, "SQL state " + e.getSQLState(), e);
    } catch (KeyRefused e) {
      throw failed(step, e.getMessage(), e);
    } catch (IntegrityFailure e) {
      throw failed(step, e.getMessage(), e);
    } catch (BadSetting e) {
      throw failed(step, e.getMessage(), e);
    } catch (KeysUnavailable | KeyTurnDelayed | KeyTurnStopped e) {
      throw e;
    } catch (RuntimeException e) {
      // A defect does not pass by itself; what it says may not be for people's eyes.
      throw failed(step, e.getClass().getSimpleName(), e);
    }
  }

  private void prepare() {
    if (keks == null) {
      Surroundings found = surroundings.get();
      keks = found.keks();
      scratch = found.scratch();
      files = found.files();
    }
  }

  private TurnProgress rotate() throws SQLException {
    for (String key : transitKeys()) {
      int target = target(key);
      if (keks.versions(key).newest() < target) {
        keks.rotate(key);
      }
      require(
          keks.versions(key).newest() >= target,
          "ROTATE made no newer version of " + key,
          TurnStep.ROTATE);
      keks.forbidEncryptionBefore(key, target);
    }
    return TurnProgress.DONE;
  }

  /** Noted before the vault makes it: a turn that was cut off makes no second one. */
  private int target(String key) throws SQLException {
    if (ledger.target(key).isEmpty()) {
      ledger.noteTarget(key, keks.versions(key).newest() + 1);
    }
    return ledger.target(key).orElseThrow();
  }

  private TurnProgress fence() throws SQLException {
    Map<KeyPurpose, Integer> floors = floors();
    while (!ledger.raiseFloor(floors)) {
      if (slice.over()) {
        return TurnProgress.MORE;
      }
      slice.rest();
    }
    return TurnProgress.DONE;
  }

  private TurnProgress rewrap() throws SQLException {
    ledger.noteTotal(ledger.turn().keysDone() + older());
    for (Map.Entry<KeyPurpose, Integer> floor : floors().entrySet()) {
      if (rewrap(floor.getKey(), floor.getValue()) == TurnProgress.MORE) {
        return TurnProgress.MORE;
      }
    }
    return TurnProgress.DONE;
  }

  private TurnProgress rewrap(KeyPurpose purpose, int version) throws SQLException {
    List<KeyTableRow> rows = ledger.older(purpose, version, "", BATCH);
    while (!rows.isEmpty()) {
      ledger.replace(purpose, rows, wrappedAnew(TurnStep.REWRAP, rows));
      if (slice.over()) {
        return TurnProgress.MORE;
      }
      slice.rest();
      rows = ledger.older(purpose, version, rows.get(rows.size() - 1).id(), BATCH);
    }
    return TurnProgress.DONE;
  }

  private List<WrappedKey> wrappedAnew(TurnStep step, List<KeyTableRow> rows) {
    KeyPurpose purpose = rows.get(0).purpose();
    try {
      return keks.rewrap(purpose, rows.stream().map(KeyTableRow::wrapped).toList());
    } catch (KeyRefused refused) {
      // A batch does not say which of its keys it is about.
      for (KeyTableRow row : rows) {
        requireOpens(step, row);
      }
      throw refused;
    }
  }

  private void requireOpens(TurnStep step, KeyTableRow row) {
    try {
      keks.rewrap(row.purpose(), List.of(row.wrapped()));
    } catch (KeyRefused refused) {
      throw new KeyTurnStopped(step + " failed: the vault does not open " + row, step, refused);
    }
  }

  /**
   * A key's version is what its text says; whether it is one, the vault alone knows. So it is asked
   * of each key that says so, and what it gives is dropped.
   */
  private TurnProgress count() throws SQLException {
    requireNoneOlder();
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      List<KeyTableRow> rows = ledger.from(purpose, counted.getOrDefault(purpose, ""), BATCH);
      while (!rows.isEmpty()) {
        wrappedAnew(TurnStep.COUNT, rows);
        counted.put(purpose, rows.get(rows.size() - 1).id());
        if (slice.over()) {
          return TurnProgress.MORE;
        }
        slice.rest();
        rows = ledger.from(purpose, counted.get(purpose), BATCH);
      }
    }
    counted.clear();
    return TurnProgress.DONE;
  }

  private void requireNoneOlder() throws SQLException {
    long older = older();
    require(
        older == 0, "COUNT found " + older + " keys that an older version wraps", TurnStep.REWRAP);
  }

  private TurnProgress prove() throws SQLException {
    scratch.requireEmpty();
    KeyTableRow ofBackups = files.sampleKey();
    Path snapshot = files.newSnapshot();
    boolean proven = false;
    try {
      keks.snapshot(snapshot);
      KeyWrapper restored = scratch.restore(snapshot);
      KeyProof.requireOpen(restored, KeyPurpose.BACKUP, List.of(ofBackups));
      for (KeyPurpose purpose : KeyPurpose.STORED) {
        KeyProof.requireOpen(restored, purpose, ledger.some(purpose, PROOFS));
      }
      ledger.noteSnapshot(snapshot.getFileName().toString());
      proven = true;
    } finally {
      if (!proven) {
        // It is taken anew each time, and there may be many.
        files.remove(snapshot);
      }
    }
    return TurnProgress.DONE;
  }

  private TurnProgress retire() throws SQLException {
    for (String key : transitKeys()) {
      if (keks.versions(key).leastDecrypting() < noted(key)) {
        keks.forbidDecryptionBefore(key, noted(key));
      }
    }
    return TurnProgress.DONE;
  }

  private TurnProgress copy() throws SQLException {
    ledger.noteKeyCopy(files.copyKeys(ledger));
    return TurnProgress.DONE;
  }

  /** For ever: so what must hold is asked once more, and of all keys before the first goes. */
  private TurnProgress trim() throws SQLException {
    requireNoneOlder();
    Turn turn = ledger.turn();
    require(
        files.hasSnapshot(turn.snapshot()),
        "TRIM misses the snapshot that was restored",
        TurnStep.PROVE);
    require(files.hasKeyCopy(turn.keyCopy()), "TRIM misses the copy of the keys", TurnStep.COPY);
    for (String key : transitKeys()) {
      requireRetired(key, noted(key));
    }
    for (String key : transitKeys()) {
      if (keks.versions(key).leastKept() < noted(key)) {
        keks.trim(key, noted(key));
      }
    }
    return TurnProgress.DONE;
  }

  private void requireRetired(String key, int target) {
    KekVersions versions = keks.versions(key);
    require(
        versions.leastDecrypting() >= target && versions.leastEncrypting() >= target,
        "TRIM found older versions of " + key + " in use",
        TurnStep.RETIRE);
  }

  private long older() throws SQLException {
    long older = 0;
    for (Map.Entry<KeyPurpose, Integer> floor : floors().entrySet()) {
      older += ledger.countOlder(floor.getKey(), floor.getValue());
    }
    return older;
  }

  private Map<KeyPurpose, Integer> floors() throws SQLException {
    Map<KeyPurpose, Integer> floors = new EnumMap<>(KeyPurpose.class);
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      floors.put(purpose, noted(purpose.transitKey()));
    }
    return floors;
  }

  private int noted(String key) throws SQLException {
    return ledger
        .target(key)
        .orElseThrow(
            () -> new KeyTurnStopped("no version is noted for " + key, TurnStep.ROTATE, null));
  }

  private static Set<String> transitKeys() {
    Set<String> keys = new TreeSet<>();
    KeyPurpose.STORED.forEach(purpose -> keys.add(purpose.transitKey()));
    return keys;
  }

  private static void require(boolean holds, String otherwise, TurnStep goOnAt) {
    if (!holds) {
      throw new KeyTurnStopped(otherwise, goOnAt, null);
    }
  }

  /** Not so a wrong value (class 22), a constraint (23), or a right that is missing (42). */
  private static boolean passes(SQLException e) {
    String state = e.getSQLState();
    return state == null || !LASTING.contains(state.substring(0, 2));
  }

  private static KeyTurnStopped failed(TurnStep step, String how, Exception cause) {
    return new KeyTurnStopped(step + " failed: " + how, step, cause);
  }

  private static KeyTurnDelayed delayed(SQLException e) {
    return new KeyTurnDelayed("the database refuses with SQL state " + e.getSQLState(), e);
  }
}
