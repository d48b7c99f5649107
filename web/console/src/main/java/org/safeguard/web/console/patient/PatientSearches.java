package org.safeguard.web.console.patient;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What this person lately searched for, each search under an opaque key that may stand in an
 * address. The oldest are forgotten first.
 */
@SessionScoped
public class PatientSearches implements Serializable {

  static final int KEPT = 20;

  private static final long serialVersionUID = 1L;

  private final transient Map<UUID, PatientQuery> searches = new LinkedHashMap<>();

  /** What people searched for is never written down: after a passivation nothing is known. */
  private Object readResolve() {
    return new PatientSearches();
  }

  synchronized UUID keep(PatientQuery query) {
    UUID key = UUID.randomUUID();
    searches.put(key, query);
    if (searches.size() > KEPT) {
      searches.remove(searches.keySet().iterator().next());
    }
    return key;
  }

  synchronized Optional<PatientQuery> find(UUID key) {
    return Optional.ofNullable(searches.get(key));
  }
}
