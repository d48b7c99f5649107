package org.safeguard.crypto;

import io.github.jopenlibs.vault.json.Json;
import io.github.jopenlibs.vault.json.JsonArray;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.response.LogicalResponse;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Wraps data keys with the transit engine of HashiCorp Vault or OpenBao, mounted at {@code
 * transit}. Its keys are derived ones: purpose and subject are bound into each wrapped key by its
 * {@linkplain VaultBatch#context context}.
 */
@ApplicationScoped
public class VaultKeyWrapper implements KeyWrapper {

  private static final List<String> UNWRAPPING =
      KeyPurpose.STORED.stream()
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
    session = VaultSession.open(VaultSettings.from(System.getenv()));
  }

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    Map<String, Object> request =
        Map.of("context", VaultBatch.context(purpose, subject), "bits", 256);
    LogicalResponse reply =
        session.post("transit/datakey/wrapped/" + purpose.transitKey(), request);
    String text = VaultReply.of(reply, "a " + purpose + " key").data().getString("ciphertext", "");
    if (text.isEmpty()) {
      throw new KeyRefused("the vault made no " + purpose + " key");
    }
    return new WrappedKey(subject, text);
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    return VaultBatch.inTurn(wrapped, some -> unwrapBatch(purpose, some));
  }

  private List<byte[]> unwrapBatch(KeyPurpose purpose, List<WrappedKey> wrapped) {
    LogicalResponse reply =
        session.post(
            "transit/decrypt/" + purpose.transitKey(), VaultBatch.request(purpose, wrapped));
    return VaultReply.of(reply, "the " + purpose + " keys")
        .texts("plaintext", wrapped.size())
        .stream()
        .map(Base64.getDecoder()::decode)
        .toList();
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
}
