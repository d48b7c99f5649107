package org.safeguard.crypto;

import io.github.jopenlibs.vault.json.Json;
import io.github.jopenlibs.vault.json.JsonArray;
import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.response.LogicalResponse;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Wraps data keys with the transit engine of HashiCorp Vault or OpenBao, mounted at {@code
 * transit}. Its keys are derived ones: purpose and subject are the context that the vault derives
 * the wrapping key from, so that a wrapped key opens for no other subject. The context is the
 * {@linkplain LengthPrefixed length-prefixed} purpose's name and subject, in base64.
 */
@ApplicationScoped
public class VaultKeyWrapper implements KeyWrapper {

  /**
   * So many keys are sent at once. OpenBao refuses a request with more than 1,000 strings ({@code
   * max_request_json_strings}), of which each key brings four.
   */
  static final int BATCH = 200;

  private static final List<String> UNWRAPPING =
      Stream.of(KeyPurpose.values())
          .map(purpose -> "transit/decrypt/" + purpose.transitKey())
          .distinct()
          .toList();

  private VaultSession session;

  /** For the container, which calls {@link #connect()} next. */
  protected VaultKeyWrapper() {}

  VaultKeyWrapper(VaultSession session) {
    this.session = session;
  }

  @PostConstruct
  void connect() {
    VaultSettings settings = VaultSettings.from(System.getenv());
    session = new VaultSession(settings, VaultTls.client(settings.trusted()), System::nanoTime);
  }

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    Map<String, Object> request = Map.of("context", context(purpose, subject), "bits", 256);
    LogicalResponse reply =
        session.post("transit/datakey/wrapped/" + purpose.transitKey(), request);
    String text = data(reply, purpose).getString("ciphertext", "");
    if (text.isEmpty()) {
      throw new KeyRefused("the vault made no " + purpose + " key");
    }
    return new WrappedKey(subject, text);
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    List<byte[]> keys = new ArrayList<>(wrapped.size());
    for (int from = 0; from < wrapped.size(); from += BATCH) {
      int to = Math.min(from + BATCH, wrapped.size());
      keys.addAll(unwrapBatch(purpose, wrapped.subList(from, to)));
    }
    return keys;
  }

  private List<byte[]> unwrapBatch(KeyPurpose purpose, List<WrappedKey> wrapped) {
    JsonArray batch = new JsonArray();
    for (WrappedKey key : wrapped) {
      batch.add(
          new JsonObject()
              .add("ciphertext", key.text())
              .add("context", context(purpose, key.subject())));
    }
    LogicalResponse reply =
        session.post("transit/decrypt/" + purpose.transitKey(), Map.of("batch_input", batch));
    JsonValue results = data(reply, purpose).get("batch_results");
    if (results == null || !results.isArray() || results.asArray().size() != wrapped.size()) {
      throw new KeyRefused("the vault's reply does not match the " + purpose + " keys asked for");
    }
    List<byte[]> keys = new ArrayList<>(wrapped.size());
    for (JsonValue result : results.asArray()) {
      keys.add(plaintext(result.asObject(), purpose));
    }
    return keys;
  }

  @Override
  public void check() {
    JsonArray paths = new JsonArray();
    UNWRAPPING.forEach(paths::add);
    LogicalResponse reply = session.post("sys/capabilities-self", Map.of("paths", paths));
    int status = reply.getRestResponse().getStatus();
    if (status != 200 || reply.getDataObject() == null) {
      throw KeysUnavailable.away("the vault does not say what this server may", null);
    }
    for (String path : UNWRAPPING) {
      JsonValue may = reply.getDataObject().get(path);
      if (may == null || !may.isArray() || !may.asArray().values().contains(Json.value("update"))) {
        throw KeysUnavailable.withdrawn("the vault denies this server its keys", null);
      }
    }
  }

  /** A single bad item may come with status 200, so each is checked. */
  private static byte[] plaintext(JsonObject result, KeyPurpose purpose) {
    String plaintext = result.getString("plaintext", "");
    if (!result.getString("error", "").isEmpty() || plaintext.isEmpty()) {
      throw new KeyRefused("the vault does not open one of the " + purpose + " keys");
    }
    return Base64.getDecoder().decode(plaintext);
  }

  /** The driver hands on a 4xx as if it were an answer. */
  private static JsonObject data(LogicalResponse reply, KeyPurpose purpose) {
    int status = reply.getRestResponse().getStatus();
    if (status == 429) {
      throw KeysUnavailable.away("the vault asks to be called less often", null);
    }
    if (status != 200 || reply.getDataObject() == null) {
      throw new KeyRefused("the vault refuses a " + purpose + " key with status " + status);
    }
    return reply.getDataObject();
  }

  private static String context(KeyPurpose purpose, String subject) {
    byte[] context = new LengthPrefixed().add(purpose.name()).add(subject).toBytes();
    return Base64.getEncoder().encodeToString(context);
  }
}
