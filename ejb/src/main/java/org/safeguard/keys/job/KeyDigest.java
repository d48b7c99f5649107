package org.safeguard.keys.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.safeguard.crypto.KeyLine;
import org.safeguard.crypto.KeyTableRow;

/** Tells two sequences of stored keys apart: equal only if they hold the same keys in one order. */
final class KeyDigest {

  private final MessageDigest digest;
  private long keys;

  KeyDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void add(KeyTableRow row) {
    digest.update(KeyLine.of(row).getBytes(UTF_8));
    digest.update((byte) '\n');
    keys++;
  }

  /** Of what was added so far, after which no more may be. */
  String value() {
    return keys + " " + HexFormat.of().formatHex(digest.digest());
  }
}
