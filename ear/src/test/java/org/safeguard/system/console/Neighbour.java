package org.safeguard.system.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.system.stack.Trust;

/** Asks from another address of the loopback network, as another machine would. */
final class Neighbour {

  static final String ADDRESS = "127.0.0.2";

  private static final Pattern REQUEST_ID =
      Pattern.compile("(?i)X-Request-Id: *([0-9a-f-]{36})\\r\\n");
  private static final int PATIENCE = 15_000;

  private final Trust trust;
  private final String token;

  Neighbour(Trust trust, String token) {
    this.trust = trust;
    this.token = token;
  }

  /** The id of the request, which has been answered. */
  UUID get(URI address) {
    try (Socket plain = new Socket()) {
      plain.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
      plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE);
      plain.setSoTimeout(PATIENCE);
      Socket secure =
          trust
              .context()
              .getSocketFactory()
              .createSocket(plain, address.getHost(), address.getPort(), true);
      secure.getOutputStream().write(request(address).getBytes(StandardCharsets.US_ASCII));
      secure.getOutputStream().flush();
      return requestId(new String(secure.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new AssertionError("no answer to " + ADDRESS, failed);
    }
  }

  private String request(URI address) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
        .formatted(address.getPath(), address.getAuthority(), token);
  }

  private static UUID requestId(String answer) {
    Matcher header = REQUEST_ID.matcher(answer);
    if (!header.find()) {
      throw new AssertionError("no X-Request-Id: " + answer);
    }
    return UUID.fromString(header.group(1));
  }
}
