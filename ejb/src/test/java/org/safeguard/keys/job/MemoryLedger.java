package org.safeguard.keys.job;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;

/** One turn and the key table, without a database; every change is committed at once. */
final class MemoryLedger implements TurnLedger {

  /** Where the turn stands; a new object for each change, as rows are. */
  private final UUID id = UUID.randomUUID();

  final List<KeyTableRow> keys = new ArrayList<>();
  final Map<KeyPurpose, Integer> floor = new HashMap<>();
  private final Map<String, Integer> targets = new HashMap<>();
  TurnWish wish = TurnWish.RUN;
  TurnState state = TurnState.WAITING;
  TurnStep step = TurnStep.ROTATE;
  Optional<String> trouble = Optional.empty();
  long total;
  long done;
  Optional<String> snapshot = Optional.empty();
  Optional<String> copy = Optional.empty();
  boolean tablesAreHeld;

  /** As the database's trigger: refuses a key of an older version than the floor. */
  void store(KeyTableRow row) {
    if (VersionedVault.version(row.wrapped().text()) < floor.getOrDefault(row.purpose(), 1)) {
      throw new IllegalArgumentException("a key of a turned version is refused");
    }
    keys.add(row);
  }

  @Override
  public Turn turn() {
    return new Turn(
        id,
        TurnReason.CRYPTOPERIOD,
        "somebody",
        Instant.EPOCH,
        wish,
        1,
        state,
        step,
        Optional.empty(),
        Optional.empty(),
        trouble,
        total,
        done,
        snapshot,
        copy);
  }

  @Override
  public void begin(TurnStep next) {
    state = TurnState.RUNNING;
    step = next;
    trouble = Optional.empty();
  }

  @Override
  public void await(String what) {
    state = TurnState.WAITING;
    trouble = Optional.ofNullable(what);
  }

  @Override
  public void stop(String why, TurnStep goOnAt) {
    state = TurnState.STOPPED;
    step = goOnAt;
    trouble = Optional.of(why);
  }

  @Override
  public void finish() {
    state = TurnState.DONE;
  }

  @Override
  public OptionalInt target(String transitKey) {
    return targets.containsKey(transitKey)
        ? OptionalInt.of(targets.get(transitKey))
        : OptionalInt.empty();
  }

  @Override
  public void noteTarget(String transitKey, int version) {
    targets.put(transitKey, version);
  }

  @Override
  public boolean raiseFloor(Map<KeyPurpose, Integer> versions) {
    if (!tablesAreHeld) {
      floor.putAll(versions);
    }
    return !tablesAreHeld;
  }

  @Override
  public long countOlder(KeyPurpose purpose, int version) {
    return older(purpose, version, "", Integer.MAX_VALUE).size();
  }

  @Override
  public void noteTotal(long number) {
    total = number;
  }

  @Override
  public List<KeyTableRow> older(KeyPurpose purpose, int version, String after, int limit) {
    return keys.stream()
        .filter(row -> row.purpose() == purpose && row.id().compareTo(after) > 0)
        .filter(row -> VersionedVault.version(row.wrapped().text()) < version)
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<KeyTableRow> from(KeyPurpose purpose, String after, int limit) {
    return older(purpose, Integer.MAX_VALUE, after, limit);
  }

  @Override
  public void replace(KeyPurpose purpose, List<KeyTableRow> rows, List<WrappedKey> anew) {
    for (int i = 0; i < rows.size(); i++) {
      KeyTableRow row = rows.get(i);
      keys.set(
          keys.indexOf(row), new KeyTableRow(purpose, row.id(), anew.get(i), row.commitment()));
    }
    done += rows.size();
  }

  @Override
  public List<KeyTableRow> some(KeyPurpose purpose, int limit) {
    return keys.stream().filter(row -> row.purpose() == purpose).limit(limit).toList();
  }

  @Override
  public void forEach(Use use) throws IOException {
    for (KeyTableRow row : keys) {
      use.of(row);
    }
  }

  @Override
  public void noteSnapshot(String file) {
    snapshot = Optional.of(file);
  }

  @Override
  public void noteKeyCopy(String file) {
    copy = Optional.of(file);
  }

  @Override
  public void close() {}
}
