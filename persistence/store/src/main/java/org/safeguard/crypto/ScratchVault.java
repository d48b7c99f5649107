package org.safeguard.crypto;

import java.nio.file.Path;

/**
 * An empty vault beside the real one, with the same seal, that is thrown away after one use: it
 * shows whether a snapshot of the real one can be restored.
 */
public interface ScratchVault {

  /**
   * Passes if there is an empty one now.
   *
   * @throws KeysUnavailable if there is not
   */
  void requireEmpty();

  /**
   * Restores a snapshot into it.
   *
   * @return what the restored vault unwraps for the application
   * @throws KeysUnavailable if there is no empty scratch vault now, or the restored one does not
   *     open in time
   */
  KeyWrapper restore(Path snapshot);
}
