package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** The administrators' interface of a realm, signed in to anew for each call. */
final class RealmApi {

  private static final String CLIENT = "local-stack";

  private final HttpClient http;
  private final URI keycloak;
  private final String realm;
  private final String secret;

  RealmApi(HttpClient http, URI keycloak, String realm, String secret) {
    this.http = http;
    this.keycloak = keycloak;
    this.realm = realm;
    this.secret = secret;
  }

  JsonNode get(String path) {
    return expect(200, request(path).GET()).json();
  }

  void add(String path, String json) {
    expect(201, withBody(path).POST(BodyPublishers.ofString(json)));
  }

  /** As {@link #add}, whatever the answer. */
  Answer post(String path, String json) {
    return Http.send(http, withBody(path).POST(BodyPublishers.ofString(json)).build());
  }

  void put(String path, String json) {
    expect(204, withBody(path).PUT(BodyPublishers.ofString(json)));
  }

  void delete(String path) {
    expect(204, request(path).DELETE());
  }

  private HttpRequest.Builder withBody(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(keycloak.resolve("/admin/realms/" + realm + path))
        .header("Authorization", "Bearer " + token());
  }

  private String token() {
    Map<String, String> grant =
        Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", secret);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString(Form.encode(grant)));
    return expect(200, request).json().get("access_token").asText();
  }

  private Answer expect(int status, HttpRequest.Builder request) {
    Answer answer = Http.send(http, request.build());
    if (answer.status() != status) {
      throw new AssertionError("Keycloak's administration: " + answer);
    }
    return answer;
  }
}
