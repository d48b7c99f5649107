package org.safeguard.web.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells one browser or program from another without keeping what it says of itself. */
final class UserAgent {

  static final String HEADER = "User-Agent";

  private static final int BYTES = 8;

  private UserAgent() {}

  /** The first 16 hex digits of the header's SHA-256. */
  static Optional<String> hash(String header) {
    return Optional.ofNullable(header)
        .map(text -> sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
        .map(digest -> HexFormat.of().formatHex(digest, 0, BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
