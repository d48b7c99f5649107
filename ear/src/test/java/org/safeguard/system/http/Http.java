package org.safeguard.system.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests; a server that does not answer fails the test. */
final class Http {

  private Http() {}

  static Answer send(HttpClient http, HttpRequest request) {
    try {
      return Answer.of(http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new AssertionError(request.uri().getHost() + " did not answer", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
