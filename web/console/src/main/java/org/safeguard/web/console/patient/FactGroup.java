package org.safeguard.web.console.patient;

import java.util.List;
import java.util.Optional;

/** A heading with the facts under it. */
public record FactGroup(String title, List<Fact> facts) {

  /**
   * One line of a record.
   *
   * @param detail what qualifies the value, such as its use or its period
   */
  public record Fact(String label, String value, Optional<String> detail) {
    static Fact of(String label, String value) {
      return new Fact(label, value, Optional.empty());
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
