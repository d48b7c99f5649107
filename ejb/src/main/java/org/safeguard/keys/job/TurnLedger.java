package org.safeguard.keys.job;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnStep;

/**
 * One open turn in the database, and the stored keys that it is about. Whoever has it open is the
 * only one: no other node works on a turn meanwhile. What a method changes is committed when it
 * returns.
 */
interface TurnLedger extends AutoCloseable {

  /** The turn as it stands now. */
  Turn turn() throws SQLException;

  /** Notes that a step begins, and the turn runs. */
  void begin(TurnStep step) throws SQLException;

  /** Notes that the turn waits, as people want, or for what is said. */
  void await(String what) throws SQLException;

  /** Notes that the turn goes on only when someone says so, and then at that step. */
  void stop(String why, TurnStep goOnAt) throws SQLException;

  /** Notes that the turn is done. */
  void finish() throws SQLException;

  /** The version that this turn gives to one of the vault's keys, once it is noted. */
  OptionalInt target(String transitKey) throws SQLException;

  void noteTarget(String transitKey, int version) throws SQLException;

  /**
   * Has the database refuse keys below these versions from now on.
   *
   * @return false if someone held the tables too long: then nothing has changed
   */
  boolean raiseFloor(Map<KeyPurpose, Integer> versions) throws SQLException;

  /** How many keys of that purpose an older version wraps. */
  long countOlder(KeyPurpose purpose, int version) throws SQLException;

  void noteTotal(long keys) throws SQLException;

  /**
   * Keys of that purpose that an older version wraps, in the order of their ids.
   *
   * @param after the id behind which to begin; empty to begin at the first
   */
  List<KeyTableRow> older(KeyPurpose purpose, int version, String after, int limit)
      throws SQLException;

  /**
   * Puts keys wrapped anew in the place of those that were read, and counts them in the turn. A row
   * that has changed since it was read stays as it is.
   *
   * @param anew one for each row
   */
  void replace(KeyPurpose purpose, List<KeyTableRow> rows, List<WrappedKey> anew)
      throws SQLException;

  /** Keys of that purpose as {@link #older}, whatever version wraps them. */
  List<KeyTableRow> from(KeyPurpose purpose, String after, int limit) throws SQLException;

  /** Some keys of that purpose, drawn at random. */
  List<KeyTableRow> some(KeyPurpose purpose, int limit) throws SQLException;

  /** What is done with each of many keys. */
  interface Use {
    void of(KeyTableRow row) throws IOException;
  }

  /** Every stored key, as one view of the tables. */
  void forEach(Use use) throws SQLException, IOException;

  void noteSnapshot(String file) throws SQLException;

  void noteKeyCopy(String file) throws SQLException;

  @Override
  void close();
}
