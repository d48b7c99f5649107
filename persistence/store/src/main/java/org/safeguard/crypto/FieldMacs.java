package org.safeguard.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** One thread's HMAC of each field, under keys derived from one index key. */
final class FieldMacs {

  private static final String LABEL = "safeguard token field key 1";
  private static final String ALGORITHM = "HmacSHA256";

  private final KeyMaterial indexKey;
  private final Map<String, Mac> macs = new HashMap<>();
  private final LengthPrefixed message = new LengthPrefixed();
  private final byte[] digest = new byte[32];

  FieldMacs(KeyMaterial indexKey) {
    this.indexKey = indexKey;
  }

  boolean under(KeyMaterial key) {
    return indexKey == key;
  }

  long token(String field, String normalised) {
    Mac mac = macs.get(field);
    if (mac == null) {
      mac = derive(field);
      macs.put(field, mac);
    }
    message.clear().add(field).add(normalised);
    finish(mac);
    return firstLong();
  }

  private Mac derive(String field) {
    try (KeyCopy copy = indexKey.copy().orElseThrow(FieldMacs::withdrawn)) {
      message.clear().add(LABEL).add(field);
      finish(keyed(copy));
      try (KeyCopy fieldKey = new KeyCopy(digest.clone())) {
        return keyed(fieldKey);
      }
    }
  }

  private static KeysUnavailable withdrawn() {
    return KeysUnavailable.withdrawn("the index key was withdrawn", null);
  }

  private static Mac keyed(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
    }
  }

  private void finish(Mac mac) {
    mac.update(message.array(), 0, message.length());
    try {
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a digest has 32 bytes", e);
    }
  }

  private long firstLong() {
    return ByteBuffer.wrap(digest).getLong();
  }
}
