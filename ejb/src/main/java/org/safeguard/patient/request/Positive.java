package org.safeguard.patient.request;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Whole numbers from 1 up, as they stand in addresses and headers. */
public final class Positive {

  private static final Pattern TEXT = Pattern.compile("[1-9][0-9]{0,8}");

  private Positive() {}

  /** The number that this text writes, of at most nine digits. */
  public static OptionalInt find(String text) {
    return TEXT.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
