package org.safeguard.stack.process;

import java.util.List;
import java.util.Map;

/**
 * Keeps settings of the user's shell that are meant for other servers out of the stack's children.
 */
final class Inheritance {
  private static final List<String> FOREIGN =
      List.of("KC_", "PG", "VAULT_", "BAO_", "JBOSS_", "JAVA_OPTS", "MAVEN_", "SAFEGUARD_");

  private Inheritance() {}

  /** Removes the foreign variables from the environment and returns it. */
  static Map<String, String> clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
    return environment;
  }
}
