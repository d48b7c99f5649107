package org.safeguard.patient.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one spelling in which texts are compared without regard to case, accents and spacing. */
final class SearchText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SearchText() {}

  /** Compatibility decomposition (Unicode NFKD) without marks, case folded, single spaces. */
  static String normalise(String text) {
    String letters =
        ascii(text)
            ? text
            : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    // Up and then down, so that what has no lower-case twin of its own, such as ß, folds too; down
    // letter by letter, since a sigma at the end of a word would not be the start of a longer one.
    String folded =
        letters
            .toUpperCase(Locale.ROOT)
            .codePoints()
            .map(Character::toLowerCase)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return SPACES.matcher(folded).replaceAll(" ").strip();
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** The number of letters, as a person counts them. */
  static int length(String normalised) {
    return normalised.codePointCount(0, normalised.length());
  }

  /** The first so many letters. */
  static String prefix(String normalised, int letters) {
    return normalised.substring(0, normalised.offsetByCodePoints(0, letters));
  }
}
