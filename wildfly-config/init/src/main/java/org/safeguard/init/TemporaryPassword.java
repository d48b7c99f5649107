package org.safeguard.init;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Collectors;

/** A password for one sign-in, after which its owner must choose another. It does not print. */
public record TemporaryPassword(String value) {
  // Without the letters and digits that are read for one another: it is copied from a terminal by
  // hand.
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  public TemporaryPassword {
    Objects.requireNonNull(value);
  }

  /** A fresh one, with about 116 bits of chance. */
  public static TemporaryPassword random() {
    return new TemporaryPassword(
        RANDOM
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .collect(Collectors.joining()));
  }

  @Override
  public String toString() {
    return "(a temporary password)";
  }
}
