package org.safeguard.web.console.history;

import java.util.Optional;

/**
 * One element that differs between two versions.
 *
 * @param element where, in words, such as {@code Name 2 › Family}
 * @param before what stood there; empty where it was added
 * @param after what stands there now; empty where it was removed
 * @param whole whether it was too long to be taken apart, so that more than what differs is shown
 */
public record Change(
    String element, Optional<String> before, Optional<String> after, boolean whole) {

  /** What was done to the element. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public Change(String element, Optional<String> before, Optional<String> after) {
    this(element, before, after, false);
  }

  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  @Override
  public String toString() {
    return kind() + " " + element;
  }
}
