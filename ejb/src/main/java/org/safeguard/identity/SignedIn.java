package org.safeguard.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.ResourceType;

/**
 * A person who has signed in, as the console's frame shows them.
 *
 * @param name what people call them
 * @param opens the areas that one of the roles let them into when they signed in; each call within
 *     is decided again
 */
public record SignedIn(String name, List<String> roles, Set<Area> opens) {

  /** A part of the console, by what people do there. */
  public enum Area {
    PATIENTS(Verb.SEARCH, ResourceType.PATIENT),
    /** Problems stand for the rest: each type is decided again when its section is opened. */
    CHART(Verb.SEARCH, new ResourceType("Condition")),
    PATIENT_HISTORY(Verb.HISTORY, ResourceType.PATIENT),
    AUDIT(Verb.AUDIT_READ, ResourceType.AUDIT_EVENT),
    ALERTS(Verb.ALERT_READ, ResourceType.ALERT),
    ALERT_WORK(Verb.ALERT_UPDATE, ResourceType.ALERT),
    KEYS(Verb.KEY_READ, ResourceType.DATA_KEY),
    KEY_TURNS(Verb.KEY_TURN, ResourceType.DATA_KEY);

    private final Verb verb;
    private final ResourceType type;

    Area(Verb verb, ResourceType type) {
      this.verb = verb;
      this.type = type;
    }
  }

  static SignedIn of(Standing standing) {
    Set<Area> opens = EnumSet.noneOf(Area.class);
    for (Area area : Area.values()) {
      if (standing.may(area.verb, area.type)) {
        opens.add(area);
      }
    }
    return new SignedIn(standing.name(), standing.roles(), opens);
  }
}
