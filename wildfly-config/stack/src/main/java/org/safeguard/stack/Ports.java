package org.safeguard.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/**
 * The ports of one local stack, all on the loopback address.
 *
 * @param offset added to each port
 */
public record Ports(int offset) {

  /** What listens, and where without an offset. */
  public enum Listener {
    WILDFLY(8443, "WildFly"),
    WILDFLY_MANAGEMENT(9993, "WildFly's management"),
    KEYCLOAK(8543, "Keycloak"),
    KEYCLOAK_MANAGEMENT(8643, "Keycloak's health"),
    VAULT(8200, "OpenBao"),
    VAULT_CLUSTER(8201, "OpenBao's cluster"),
    SCRATCH_VAULT(8300, "the scratch OpenBao"),
    SCRATCH_VAULT_CLUSTER(8301, "the scratch OpenBao's cluster"),
    POSTGRES(5532, "PostgreSQL");

    private final int base;
    private final String owner;

    Listener(int base, String owner) {
      this.base = base;
      this.owner = owner;
    }
  }

  public int of(Listener listener) {
    return listener.base + offset;
  }

  /** Refuses to go on when a port is in use, and says what to set. */
  public void requireFree() {
    Arrays.stream(Listener.values()).forEach(this::requireFree);
  }

  private void requireFree(Listener listener) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), of(listener)));
    } catch (IOException taken) {
      throw new StackException(
          "Port %d, which %s needs, is taken: end what listens there, or set -Dstack.portOffset=%d"
              .formatted(of(listener), listener.owner, offset + 1000),
          taken);
    }
  }
}
