package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** An answer of a server, whole. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException failed) {
      throw new AssertionError("status " + status + ", no JSON: " + text(), failed);
    }
  }

  /** What joins an answer to its entry in the audit log. */
  public UUID requestId() {
    return UUID.fromString(
        header("X-Request-Id")
            .orElseThrow(() -> new AssertionError("no X-Request-Id, status " + status)));
  }

  /** The logical id in {@code Location} or in the resource itself. */
  public String id() {
    return json().path("id").asText();
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
