package org.safeguard.web.console.chart;

import java.util.List;
import java.util.Optional;
import org.safeguard.web.console.Excerpt;

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

  /** Beyond so many, further details or documents are left out of a row. */
  private static final int MOST = 20;

  /** Of what is longer than anyone reads, the beginning. */
  public ChartRow {
    date = Excerpt.ofCell(date);
    what = Excerpt.ofCell(what);
    value = Excerpt.ofCell(value);
    flag = flag.map(Excerpt::ofCell);
    details = details.stream().limit(MOST).map(Excerpt::ofCell).toList();
    who = Excerpt.ofCell(who);
    documents = documents.stream().limit(MOST).toList();
  }

  /** A status as a chip. */
  public record State(String text, String icon, String tone) {
    public State {
      text = Excerpt.ofCell(text);
    }
  }

  /**
   * An attachment.
   *
   * @param text what it says, where it is plain text; it goes to the page as text and never as
   *     markup
   */
  public record Document(String title, Optional<String> text) {

    private static final int LONGEST = 20_000;

    public Document {
      title = Excerpt.ofCell(title);
      text = text.map(whole -> Excerpt.of(whole, LONGEST));
    }

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
