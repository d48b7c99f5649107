package org.safeguard.crypto;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.response.LogicalResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys of the transit engine of HashiCorp Vault or OpenBao, under an account of its own that
 * may turn them, but unwrap nothing.
 */
public final class VaultKeyEncryptionKeys implements KeyEncryptionKeys {

  private final VaultSession session;
  private final VaultSnapshots snapshots;

  VaultKeyEncryptionKeys(VaultSession session, VaultSnapshots snapshots) {
    this.session = session;
    this.snapshots = snapshots;
  }

  /**
   * As the environment variables of the server say.
   *
   * @throws BadSetting if one of them is not set
   */
  public static VaultKeyEncryptionKeys from(Map<String, String> environment) {
    VaultSettings settings = VaultSettings.ofTurn(environment);
    VaultSession session = VaultSession.open(settings);
    return new VaultKeyEncryptionKeys(session, new VaultSnapshots(settings, session));
  }

  @Override
  public KekVersions versions(String transitKey) {
    LogicalResponse reply = session.get(key(transitKey));
    JsonObject key = VaultReply.of(reply, "the versions of " + transitKey).data();
    return new KekVersions(
        key.getInt("latest_version", 0),
        key.getInt("min_encryption_version", 0),
        key.getInt("min_decryption_version", 0),
        key.getInt("min_available_version", 0));
  }

  @Override
  public void rotate(String transitKey) {
    post(key(transitKey) + "/rotate", Map.of(), "a newer version of " + transitKey);
  }

  @Override
  public void forbidEncryptionBefore(String transitKey, int version) {
    post(
        key(transitKey) + "/config",
        Map.of("min_encryption_version", version),
        "the least encrypting version of " + transitKey);
  }

  @Override
  public void forbidDecryptionBefore(String transitKey, int version) {
    post(
        key(transitKey) + "/config",
        Map.of("min_decryption_version", version),
        "the least decrypting version of " + transitKey);
  }

  @Override
  public void trim(String transitKey, int version) {
    post(
        key(transitKey) + "/trim",
        Map.of("min_available_version", version),
        "the trimming of " + transitKey);
  }

  @Override
  public List<WrappedKey> rewrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    return VaultBatch.inTurn(wrapped, some -> rewrapBatch(purpose, some));
  }

  private List<WrappedKey> rewrapBatch(KeyPurpose purpose, List<WrappedKey> wrapped) {
    LogicalResponse reply =
        session.post(
            "transit/rewrap/" + purpose.transitKey(), VaultBatch.request(purpose, wrapped));
    List<String> texts =
        VaultReply.of(reply, "the " + purpose + " keys").texts("ciphertext", wrapped.size());
    List<WrappedKey> anew = new ArrayList<>(wrapped.size());
    for (int i = 0; i < wrapped.size(); i++) {
      anew.add(new WrappedKey(wrapped.get(i).subject(), texts.get(i)));
    }
    return anew;
  }

  @Override
  public void snapshot(Path file) {
    snapshots.take(file);
  }

  private void post(String path, Map<String, Object> body, String asked) {
    VaultReply.of(session.post(path, body), asked);
  }

  private static String key(String transitKey) {
    return "transit/keys/" + transitKey;
  }
}
