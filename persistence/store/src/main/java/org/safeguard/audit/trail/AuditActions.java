package org.safeguard.audit.trail;

import java.util.Arrays;
import java.util.List;
import org.safeguard.access.store.Verb;

/** The actions that callers' entries can have, to choose from: the verbs that services declare. */
public final class AuditActions {

  private AuditActions() {}

  /** In the order in which they are declared. */
  public static List<String> declared() {
    return Arrays.stream(Verb.values()).map(Verb::name).toList();
  }
}
