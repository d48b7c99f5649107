package org.safeguard.crypto;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** One thread's HMAC of each field, under keys derived from one index key. */
final class FieldMacs {

  private static final String LABEL = "safeguard token field key 1";

  private final KeyMaterial indexKey;
  private final Map<String, HmacSha256> macs = new HashMap<>();
  private final LengthPrefixed message = new LengthPrefixed();
  private final ByteBuffer digest = ByteBuffer.allocate(HmacSha256.LENGTH);

  FieldMacs(KeyMaterial indexKey) {
    this.indexKey = indexKey;
  }

  boolean under(KeyMaterial key) {
    return indexKey == key;
  }

  long token(String field, String normalised) {
    HmacSha256 mac = macs.get(field);
    if (mac == null) {
      mac = derive(field);
      macs.put(field, mac);
    }
    message.clear().add(field).add(normalised);
    mac.write(message.array(), message.length(), digest.array());
    return digest.getLong(0);
  }

  private HmacSha256 derive(String field) {
    message.clear().add(LABEL).add(field);
    try (KeyCopy copy = indexKey.copy().orElseThrow(FieldMacs::withdrawn);
        KeyCopy fieldKey = new KeyCopy(new HmacSha256(copy).of(message))) {
      return new HmacSha256(fieldKey);
    }
  }

  private static KeysUnavailable withdrawn() {
    return KeysUnavailable.withdrawn("the index key was withdrawn", null);
  }
}
