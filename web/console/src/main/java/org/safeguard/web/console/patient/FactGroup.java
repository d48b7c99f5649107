package org.safeguard.web.console.patient;

import java.util.List;
import java.util.Optional;
import org.safeguard.web.console.Excerpt;

/** A heading with the facts under it. */
public record FactGroup(String title, List<Fact> facts) {

  /**
   * One line of a record.
   *
   * @param detail what qualifies the value, such as its use or its period
   */
  public record Fact(String label, String value, Optional<String> detail) {
    public Fact {
      label = Excerpt.ofCell(label);
      value = Excerpt.ofCell(value);
      detail = detail.map(Excerpt::ofCell);
    }

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
