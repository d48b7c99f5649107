package org.safeguard.crypto;

import io.github.jopenlibs.vault.json.JsonArray;
import io.github.jopenlibs.vault.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Wrapped keys as the vault's transit engine takes them, several at once, each under its context.
 */
final class VaultBatch {

  /**
   * So many keys are sent at once. OpenBao refuses a request with more than 1,000 strings ({@code
   * max_request_json_strings}), of which each key brings four.
   */
  static final int SIZE = 200;

  private VaultBatch() {}

  /**
   * What the vault derives the wrapping key from, so that a wrapped key opens for no other subject:
   * the {@linkplain LengthPrefixed length-prefixed} purpose's name and subject, in base64.
   */
  static String context(KeyPurpose purpose, String subject) {
    byte[] context = new LengthPrefixed().add(purpose.name()).add(subject).toBytes();
    return Base64.getEncoder().encodeToString(context);
  }

  /** What is to be sent for these keys. */
  static Map<String, Object> request(KeyPurpose purpose, List<WrappedKey> wrapped) {
    JsonArray batch = new JsonArray();
    for (WrappedKey key : wrapped) {
      batch.add(
          new JsonObject()
              .add("ciphertext", key.text())
              .add("context", context(purpose, key.subject())));
    }
    return Map.of("batch_input", batch);
  }

  /** Does it for {@link #SIZE} keys at a time and joins the results in their order. */
  static <T> List<T> inTurn(
      List<WrappedKey> wrapped, Function<List<WrappedKey>, List<T>> roundTrip) {
    List<T> all = new ArrayList<>(wrapped.size());
    for (int from = 0; from < wrapped.size(); from += SIZE) {
      int to = Math.min(from + SIZE, wrapped.size());
      all.addAll(roundTrip.apply(wrapped.subList(from, to)));
    }
    return all;
  }
}
