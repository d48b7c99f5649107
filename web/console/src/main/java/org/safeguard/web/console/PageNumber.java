package org.safeguard.web.console;

/** Which page of a list an address asks for, counted from 1. */
public final class PageNumber {

  private PageNumber() {}

  /** The number that this text writes; the first page where it writes none. */
  public static int of(String text) {
    return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
  }
}
