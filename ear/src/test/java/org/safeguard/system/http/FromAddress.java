package org.safeguard.system.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A sender of requests over TLS that comes from an address of its own choice; Java's client lets
 * the system choose.
 */
public final class FromAddress {

  private final SSLContext trust;
  private final String address;

  /**
   * @param address one of this machine's, such as {@code 127.0.0.2}
   */
  public FromAddress(SSLContext trust, String address) {
    this.trust = trust;
    this.address = address;
  }

  /** Posts JSON and returns the status of the answer. */
  public int post(URI to, String json) throws IOException {
    try (SSLSocket socket = connect(to)) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      String head =
          "POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
              .formatted(to.getPath(), to.getAuthority(), body.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Integer.parseInt(status.split(" ")[1]);
    }
  }

  private SSLSocket connect(URI to) throws IOException {
    return (SSLSocket)
        trust
            .getSocketFactory()
            .createSocket(
                InetAddress.getByName("127.0.0.1"),
                to.getPort(),
                InetAddress.getByName(address),
                0);
  }
}
