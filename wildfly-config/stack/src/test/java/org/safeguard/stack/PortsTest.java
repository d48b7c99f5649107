package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.Ports.Listener;

class PortsTest {

  @Test
  void theOffsetMovesEveryPort() {
    for (Listener listener : Listener.values()) {
      assertEquals(new Ports(0).of(listener) + 1000, new Ports(1000).of(listener));
    }
  }

  @Test
  void stacksAThousandApartDoNotMeet() {
    long distinct =
        IntStream.range(0, 4)
            .mapToObj(thousands -> new Ports(1000 * thousands))
            .flatMap(ports -> Arrays.stream(Listener.values()).map(ports::of))
            .distinct()
            .count();
    assertEquals(4L * Listener.values().length, distinct);
  }

  @Test
  void aTakenPortIsNamedWithWhatToSet() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new Ports(taken.getLocalPort() - new Ports(0).of(Listener.WILDFLY));
      var refusal = assertThrows(StackException.class, ports::requireFree);
      assertTrue(refusal.getMessage().contains("Port " + taken.getLocalPort()));
      assertTrue(refusal.getMessage().contains("-Dstack.portOffset="));
    }
  }
}
