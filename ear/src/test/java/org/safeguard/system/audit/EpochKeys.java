package org.safeguard.system.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.safeguard.system.http.KeyServer;
import org.safeguard.verify.BatchMac;

/** Has the key server open the keys of epochs, which is the operator's to do and nobody else's. */
public final class EpochKeys implements Chains.Keys {

  private static final String PURPOSE = "AUDIT_EPOCH";
  private static final String TRANSIT_KEY = "safeguard-audit";

  private final KeyServer server;

  public EpochKeys(KeyServer server) {
    this.server = server;
  }

  @Override
  public BatchMac open(long chain, String wrapped) {
    return new BatchMac(server.decrypt(TRANSIT_KEY, wrapped, context(Long.toString(chain))));
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
