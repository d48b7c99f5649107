package org.safeguard.stack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.safeguard.stack.StackException;
import org.safeguard.stack.tls.Pem;
import org.safeguard.stack.tls.TrustedHttp;

/** The few requests that the stack itself sends to the key server. */
final class VaultApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient http;

  VaultApi(String address, Path authority) {
    this.address = address;
    this.http = TrustedHttp.client(Pem.readCertificate(authority));
  }

  /** Whether the server is initialised, unsealed and active. */
  boolean isReady() {
    try {
      var request = request("sys/health").GET().build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Signs an operator in and returns the token. */
  String logIn(String user, String password) {
    var body = Map.of("password", password);
    return send(post("auth/userpass/login/" + user, body)).at("/auth/client_token").asText();
  }

  String roleId(String role, String token) {
    var request = request("auth/approle/role/" + role + "/role-id").GET();
    return send(request.header("X-Vault-Token", token)).at("/data/role_id").asText();
  }

  String newSecretId(String role, String token) {
    var request = post("auth/approle/role/" + role + "/secret-id", Map.of());
    return send(request.header("X-Vault-Token", token)).at("/data/secret_id").asText();
  }

  /** Whether the role takes that secret id. */
  boolean accepts(String roleId, String secretId) {
    var request = post("auth/approle/login", Map.of("role_id", roleId, "secret_id", secretId));
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException failed) {
      throw new StackException("The key server does not answer at " + address, failed);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new StackException(
            "The key server refused %s with status %d"
                .formatted(request.uri().getPath(), response.statusCode()));
      }
      return JSON.readTree(response.body());
    } catch (IOException failed) {
      throw new StackException("The key server does not answer at " + address, failed);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private HttpRequest.Builder post(String path, Map<String, String> body) {
    try {
      return request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    } catch (IOException impossible) {
      throw new StackException("Cannot write a request to the key server", impossible);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static StackException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackException("Interrupted while asking the key server", cause);
  }
}
