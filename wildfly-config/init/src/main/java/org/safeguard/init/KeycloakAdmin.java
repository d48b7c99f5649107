package org.safeguard.init;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes people in a realm of Keycloak through its administrators' interface, as a service client of
 * the realm {@code master} (for example the one of {@code kc.sh bootstrap-admin service}, to be
 * removed afterwards).
 */
public final class KeycloakAdmin implements IdentityProvider {
  private static final String REALMS = "/realms/";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpClient http;
  private final String base;
  private final String realm;
  private final String clientId;
  private final String clientSecret;

  /**
   * @param http trusts Keycloak's certificate
   * @param realm the realm's address, as tokens name it: {@code https}, ending in {@code
   *     /realms/NAME}
   * @throws InstallationRefused where it is not; a secret is sent there
   */
  public KeycloakAdmin(HttpClient http, URI realm, String clientId, String clientSecret) {
    if (!"https".equalsIgnoreCase(realm.getScheme())) {
      throw new InstallationRefused("The provider's address does not begin with https: " + realm);
    }
    String address = realm.toString();
    int end = address.lastIndexOf(REALMS);
    if (end < 0) {
      throw new InstallationRefused(
          "The provider's address does not end in /realms/NAME: " + realm);
    }
    this.http = http;
    this.base = address.substring(0, end);
    this.realm = address.substring(end + REALMS.length());
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  @Override
  public Subject create(Officer officer, TemporaryPassword password) {
    HttpResponse<String> answer =
        send(
            toAdmin("/users")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(account(officer, password))));
    if (answer.statusCode() == 409) {
      throw new InstallationRefused(
          "Keycloak has an account '%s' already: choose another username or remove it."
              .formatted(officer.username()));
    }
    require(answer, 201);
    String location = answer.headers().firstValue("Location").orElse("");
    return new Subject(location.substring(location.lastIndexOf('/') + 1));
  }

  @Override
  public void remove(Subject subject) {
    require(send(toAdmin("/users/" + subject.value()).DELETE()), 204);
  }

  private HttpRequest.Builder toAdmin(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/admin/realms/" + realm + path))
        .header("Authorization", "Bearer " + accessToken());
  }

  // An administrator's token lives a minute; fetching one for each call spares watching its age.
  private String accessToken() {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encode(clientId), encode(clientSecret));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(base + REALMS + "master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    require(answer, 200);
    return findText(answer.body(), "access_token")
        .orElseThrow(() -> new InstallationRefused("Keycloak's answer holds no access token."));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new InstallationRefused("Keycloak cannot be reached at " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstallationRefused("Interrupted while waiting for Keycloak.", e);
    }
  }

  private static void require(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new InstallationRefused(
          "Keycloak answers %d to %s: %s"
              .formatted(answer.statusCode(), answer.uri().getPath(), answer.body()));
    }
  }

  private static String account(Officer officer, TemporaryPassword password) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("username", officer.username());
      json.writeBooleanField("enabled", true);
      json.writeArrayFieldStart("requiredActions");
      json.writeString("UPDATE_PASSWORD");
      json.writeString("CONFIGURE_TOTP");
      json.writeEndArray();
      json.writeArrayFieldStart("credentials");
      json.writeStartObject();
      json.writeStringField("type", "password");
      json.writeStringField("value", password.value());
      json.writeBooleanField("temporary", true);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot be written", e);
    }
    return text.toString();
  }

  private static Optional<String> findText(String body, String field) {
    try (JsonParser json = JSON.createParser(body)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals(field)) {
          return Optional.ofNullable(json.nextTextValue());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new InstallationRefused("Keycloak's answer is no JSON.", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
