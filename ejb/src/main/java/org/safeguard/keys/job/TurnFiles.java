package org.safeguard.keys.job;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.safeguard.crypto.KeyTableRow;

/** The files that turns leave: snapshots of the vault, and sealed copies of the wrapped keys. */
interface TurnFiles {

  /** Where the next snapshot is to be written. */
  Path newSnapshot();

  /** Removes a file that is of no use, such as a snapshot that proves nothing, if it is there. */
  void remove(Path file);

  /** A key as those that the copies are sealed under. */
  KeyTableRow sampleKey();

  boolean hasSnapshot(Optional<String> name);

  boolean hasKeyCopy(Optional<String> name);

  /**
   * Writes a copy of every stored key and reads it back.
   *
   * @return the file's name
   * @throws org.safeguard.keys.turn.KeyTurnStopped if it reads otherwise than it was written
   * @throws org.safeguard.keys.turn.KeyTurnDelayed if it can't be written now
   */
  String copyKeys(TurnLedger ledger) throws SQLException;
}
