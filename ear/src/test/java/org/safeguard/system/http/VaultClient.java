package org.safeguard.system.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** A client of the vault, under a token or none. */
public final class VaultClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI base;
  private final String token;

  private VaultClient(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  public static VaultClient anonymous(HttpClient http, URI address) {
    return new VaultClient(http, address.resolve("/v1/"), "");
  }

  public VaultClient as(String otherToken) {
    return new VaultClient(http, base, otherToken);
  }

  /** The same vault under a token that an AppRole gets. */
  public VaultClient as(String roleId, String secretId) {
    Answer answer =
        send("POST", "auth/approle/login", json(Map.of("role_id", roleId, "secret_id", secretId)));
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return as(answer.json().at("/auth/client_token").asText());
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, json(body));
  }

  /** Any method, such as the vault's own {@code LIST}. */
  public Answer send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("X-Vault-Token", token);
    }
    return Http.send(http, request.build());
  }

  private static String json(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
