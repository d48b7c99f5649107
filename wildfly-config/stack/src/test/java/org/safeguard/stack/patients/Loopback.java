package org.safeguard.stack.patients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HTTP servers for tests, which only this machine reaches. */
final class Loopback {
  static {
    // Else each answer waits 40 ms for a delayed acknowledgment of TCP.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Loopback() {}

  /** One that listens there, or anywhere if the port is 0. */
  static HttpServer server(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
