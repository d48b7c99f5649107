package org.safeguard.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** HMAC-SHA-256 (RFC 2104, FIPS 180-4) under one key, for one thread. */
final class HmacSha256 {

  /** In bytes. */
  static final int LENGTH = 32;

  private final Mac mac;

  HmacSha256(KeyCopy key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  byte[] of(LengthPrefixed message) {
    byte[] digest = new byte[LENGTH];
    write(message.array(), message.length(), digest);
    return digest;
  }

  /** Writes the HMAC of the first {@code length} bytes of the message into the 32 bytes given. */
  void write(byte[] message, int length, byte[] digest) {
    try {
      mac.update(message, 0, length);
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("this Java platform does not do HMAC-SHA-256", e);
  }
}
