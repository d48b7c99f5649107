package org.safeguard.system.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/** The key server as its operator uses it. */
public final class KeyServer {

  private final HttpClient http;
  private final URI address;
  private final String token;

  public KeyServer(HttpClient http, URI address, String token) {
    this.http = http;
    this.address = address;
    this.token = token;
  }

  /**
   * What was wrapped under that context.
   *
   * @param context in base64
   */
  public byte[] decrypt(String key, String ciphertext, String context) {
    String body = "{\"ciphertext\":\"%s\",\"context\":\"%s\"}".formatted(ciphertext, context);
    Answer answer =
        Http.send(
            http,
            HttpRequest.newBuilder(address.resolve("/v1/transit/decrypt/" + key))
                .header("X-Vault-Token", token)
                .POST(BodyPublishers.ofString(body))
                .build());
    if (answer.status() != 200) {
      throw new AssertionError("the key server opens no key: " + answer);
    }
    return Base64.getDecoder().decode(answer.json().at("/data/plaintext").asText());
  }
}
