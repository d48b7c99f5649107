package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** An identity provider that says the same to everyone, and after it nothing more. */
final class StubProvider implements AutoCloseable {

  private final ServerSocket listener;
  private final String said;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private StubProvider(ServerSocket listener, String said) {
    this.listener = listener;
    this.said = said;
  }

  /**
   * @param said as it goes over the line; empty where it hangs
   */
  static StubProvider saying(String said) throws IOException {
    StubProvider provider =
        new StubProvider(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), said);
    new Thread(provider::serve, "provider").start();
    return provider;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        caller.getOutputStream().write(said.getBytes(US_ASCII));
        caller.getOutputStream().flush();
        closed.join();
      } catch (SocketException ended) {
        return;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed.complete(null);
    listener.close();
  }
}
