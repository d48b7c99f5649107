package org.safeguard.crypto;

import java.util.Base64;
import java.util.Optional;

/**
 * A stored key as a line of text: purpose, id, subject, wrapped key, and commitment in base64 or
 * nothing where it has none, separated by tabs. None of them can hold a tab or the end of a line.
 */
public final class KeyLine {

  private static final int FIELDS = 5;

  private KeyLine() {}

  public static String of(KeyTableRow row) {
    return String.join(
        "\t",
        row.purpose().name(),
        row.id(),
        row.wrapped().subject(),
        row.wrapped().text(),
        row.commitment().map(Base64.getEncoder()::encodeToString).orElse(""));
  }

  static KeyTableRow parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    return new KeyTableRow(
        KeyPurpose.valueOf(fields[0]),
        fields[1],
        new WrappedKey(fields[2], fields[3]),
        Optional.of(fields[4]).filter(text -> !text.isEmpty()).map(Base64.getDecoder()::decode));
  }
}
