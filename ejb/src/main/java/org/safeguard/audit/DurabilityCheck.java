package org.safeguard.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses a database that may lose what it has confirmed. A receipt says that an entry survives a
 * power cut; with one of these settings off that would be untrue.
 *
 * <p>It is enough to look at the sequencer's own session: an entry names a revision only after the
 * application's transaction has committed, and the log on disk is written in order, so a durable
 * entry makes its data durable too.
 */
final class DurabilityCheck {

  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "fsync", Set.of("on"),
          "full_page_writes", Set.of("on"),
          "synchronous_commit", Set.of("on", "remote_apply"));

  private DurabilityCheck() {}

  /** The database confirms what it may lose. */
  static final class NotDurable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDurable(String message) {
      super(message);
    }
  }

  /**
   * @throws NotDurable naming the settings to change
   */
  static void require(LogSession session) throws SQLException {
    Map<String, String> settings = session.settings(REQUIRED.keySet());
    List<String> lax =
        REQUIRED.keySet().stream()
            .sorted()
            .filter(name -> !REQUIRED.get(name).contains(settings.getOrDefault(name, "unknown")))
            .map(name -> name + " = " + settings.getOrDefault(name, "unknown"))
            .toList();
    if (!lax.isEmpty()) {
      throw new NotDurable(
          "PostgreSQL may lose what it has confirmed (" + String.join(", ", lax) + "): set to on");
    }
  }
}
