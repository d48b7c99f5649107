package org.safeguard.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.safeguard.stack.StackException;

/** Keycloak's administration as far as the stack needs it: finding and making the realm's users. */
public final class KeycloakAdmin {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient http;
  private final String clientId;
  private final String clientSecret;

  KeycloakAdmin(String address, HttpClient http, String clientId, String clientSecret) {
    this.address = address;
    this.http = http;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** The id of the user of that name, which is the subject of the user's tokens. */
  public Optional<String> findUser(String username) {
    String query = "?exact=true&username=" + encode(username);
    JsonNode found = read(send(users(query).GET(), 200));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).get("id").asText());
  }

  /** Makes a user and returns the id. */
  public String createUser(ObjectNode representation) {
    var body = BodyPublishers.ofString(representation.toString());
    var response = send(users("").header("Content-Type", "application/json").POST(body), 201);
    String location = response.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /**
   * Changes a user to what the representation says; credentials in it are added to those the user
   * has.
   */
  public void updateUser(String id, ObjectNode representation) {
    var body = BodyPublishers.ofString(representation.toString());
    send(users("/" + id).header("Content-Type", "application/json").PUT(body), 204);
  }

  private HttpRequest.Builder users(String query) {
    return HttpRequest.newBuilder(
            URI.create(address + "/admin/realms/" + KeycloakPart.REALM + "/users" + query))
        .header("Authorization", "Bearer " + token());
  }

  private String token() {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(clientId)
            + "&client_secret="
            + encode(clientSecret);
    var request =
        HttpRequest.newBuilder(URI.create(address + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return read(send(request, 200)).get("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder builder, int expected) {
    HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new StackException(
            "Keycloak answered %s %s with status %d: %s"
                .formatted(
                    request.method(),
                    request.uri().getPath(),
                    response.statusCode(),
                    response.body()));
      }
      return response;
    } catch (IOException failed) {
      throw new StackException("Keycloak does not answer at " + address, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while asking Keycloak", interrupted);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException failed) {
      throw new StackException("Keycloak sent something that is not JSON", failed);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
