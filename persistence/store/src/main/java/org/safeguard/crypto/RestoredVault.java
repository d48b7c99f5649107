package org.safeguard.crypto;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The scratch vault that the server's environment names. Its own account may restore a snapshot and
 * nothing else, and is gone with the restoring, as the vault then holds what the real one holds:
 * whether the scratch vault is empty shows in that sign-in.
 */
public final class RestoredVault implements ScratchVault {

  /** A restored vault seals itself and opens again by its seal. */
  private static final Duration RISES_WITHIN = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final VaultSettings empty;
  private final VaultSettings restored;

  private RestoredVault(VaultSettings empty, VaultSettings restored) {
    this.empty = empty;
    this.restored = restored;
  }

  /**
   * As the environment variables of the server say.
   *
   * @throws BadSetting if one of them is not set
   */
  public static RestoredVault from(Map<String, String> environment) {
    return new RestoredVault(
        VaultSettings.ofScratch(environment), VaultSettings.ofRestored(environment));
  }

  @Override
  public void requireEmpty() {
    orNone(() -> VaultSession.open(empty).tokenText());
  }

  @Override
  public KeyWrapper restore(Path snapshot) {
    orNone(
        () -> {
          new VaultSnapshots(empty, VaultSession.open(empty)).restore(snapshot);
          return snapshot;
        });
    VaultKeyWrapper wrapper = new VaultKeyWrapper(VaultSession.open(restored));
    awaitOpen(wrapper);
    return wrapper;
  }

  private static <T> T orNone(Supplier<T> question) {
    try {
      return question.get();
    } catch (KeysUnavailable e) {
      throw KeysUnavailable.away("no empty scratch vault takes the snapshot", e);
    }
  }

  private static void awaitOpen(KeyWrapper wrapper) {
    Deadline deadline = Deadline.in(RISES_WITHIN);
    while (true) {
      try {
        wrapper.check();
        return;
      } catch (KeysUnavailable notYet) {
        if (deadline.nanosLeft() == 0) {
          throw KeysUnavailable.away("the restored scratch vault does not open in time", notYet);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeysUnavailable.away("interrupted while the scratch vault opens", e);
    }
  }
}
