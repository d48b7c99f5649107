package org.safeguard.web.console;

/**
 * The beginning of a text that may be longer than anyone reads: a string of FHIR has up to a
 * megabyte, and a page shows hundreds.
 */
public final class Excerpt {

  /** What a cell of a table or a line of a record holds at most; a history shows more. */
  public static final int CELL = 1_000;

  private static final String MORE = "…";

  private Excerpt() {}

  /** The text itself, or its first so many characters with an ellipsis. */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + MORE;
  }

  /** As much of a text as a cell holds. */
  public static String ofCell(String text) {
    return of(text, CELL);
  }
}
