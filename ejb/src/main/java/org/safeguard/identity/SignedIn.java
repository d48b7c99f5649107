package org.safeguard.identity;

import java.util.List;
import java.util.Set;

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
    PATIENTS,
    PATIENT_HISTORY,
    AUDIT
  }
}
