package org.safeguard.web.console.chart;

import java.util.List;
import java.util.Optional;

/**
 * One resource in a table of the chart. PHI, so this record never prints it.
 *
 * @param id within the patient's address: type and id
 * @param what it is of, in the words of its code
 * @param code by which its values over time can be asked for
 * @param value the result, the dose, the reason: what the section is read for
 * @param flag what is out of the ordinary about the value
 * @param details further lines in small print
 * @param who did or recorded it, or where
 */
public record ChartRow(
    String type,
    String id,
    String date,
    String what,
    Optional<String> code,
    String value,
    Optional<String> flag,
    List<String> details,
    Optional<State> state,
    String who,
    List<Document> documents) {

  /** A status as a chip. */
  public record State(String text, String icon, String tone) {}

  /**
   * An attachment.
   *
   * @param text what it says, where it is plain text; it goes to the page as text and never as
   *     markup
   */
  public record Document(String title, Optional<String> text) {
    @Override
    public String toString() {
      return "document";
    }
  }

  /** The date without a time of day. */
  public String day() {
    int time = date.indexOf(' ');
    return time < 0 ? date : date.substring(0, time);
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
