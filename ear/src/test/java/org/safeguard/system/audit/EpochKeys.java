package org.safeguard.system.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.VaultClient;
import org.safeguard.verify.BatchMac;

/** Has the vault open the keys of epochs, which is the operator's to do and nobody else's. */
public final class EpochKeys implements Chains.Keys {

  private static final String PURPOSE = "AUDIT_EPOCH";
  private static final String TRANSIT_KEY = "safeguard-audit";

  private final VaultClient operator;

  public EpochKeys(VaultClient operator) {
    this.operator = operator;
  }

  @Override
  public BatchMac open(long chain, String wrapped) {
    Answer answer =
        operator.post(
            "transit/decrypt/" + TRANSIT_KEY,
            Map.of("ciphertext", wrapped, "context", context(Long.toString(chain))));
    if (answer.status() != 200) {
      throw new AssertionError("the vault opens no key of chain " + chain + ": " + answer);
    }
    return new BatchMac(Base64.getDecoder().decode(answer.json().at("/data/plaintext").asText()));
  }

  /** Each part is preceded by its length, big-endian in four bytes. */
  private static String context(String subject) {
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    try (DataOutputStream parts = new DataOutputStream(context)) {
      for (String part : new String[] {PURPOSE, subject}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        parts.writeInt(bytes.length);
        parts.write(bytes);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(context.toByteArray());
  }
}
