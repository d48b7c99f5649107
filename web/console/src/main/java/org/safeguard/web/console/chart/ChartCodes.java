package org.safeguard.web.console.chart;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes that this person's charts lately showed, each under an opaque key that may stand in an
 * address: what someone is observed for is PHI. Those not used for longest are forgotten first.
 */
@SessionScoped
public class ChartCodes implements Serializable {

  /** More than one page shows, so that each of its links leads on. */
  static final int KEPT = 400;

  private static final long serialVersionUID = 1L;

  private final transient Map<String, UUID> keys = new LinkedHashMap<>(16, 0.75f, true);

  /** What people looked at is never written down: after a passivation nothing is known. */
  private Object readResolve() {
    return new ChartCodes();
  }

  /** The key of that code, the same as long as it is known. */
  synchronized UUID keep(String code) {
    UUID key = keys.computeIfAbsent(code, any -> UUID.randomUUID());
    if (keys.size() > KEPT) {
      keys.remove(keys.keySet().iterator().next());
    }
    return key;
  }

  synchronized Optional<String> find(UUID key) {
    Optional<String> code =
        keys.entrySet().stream()
            .filter(entry -> entry.getValue().equals(key))
            .map(Map.Entry::getKey)
            .findFirst();
    code.ifPresent(keys::get);
    return code;
  }
}
