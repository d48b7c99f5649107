package org.safeguard.system.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A client of the FHIR API over TLS. It never follows a redirect and never tries twice. */
public final class FhirClient {

  private static final String FHIR_JSON = "application/fhir+json";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;

  private FhirClient(HttpClient http, URI base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** Nobody in particular. */
  public static FhirClient anonymous(HttpClient http, URI base) {
    return new FhirClient(http, base, Map.of("Accept", FHIR_JSON));
  }

  /** The same client with that token. */
  public FhirClient as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same client, which sends one more header. */
  public FhirClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new FhirClient(http, base, more);
  }

  public Answer get(String path) {
    return send("GET", path, Optional.empty());
  }

  public Answer post(String path, String body) {
    return send("POST", path, Optional.of(BodyPublishers.ofString(body)));
  }

  public Answer post(String path, byte[] body) {
    return send("POST", path, Optional.of(BodyPublishers.ofByteArray(body)));
  }

  public Answer put(String path, String body) {
    return send("PUT", path, Optional.of(BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) {
    return send("DELETE", path, Optional.empty());
  }

  /** Any method; a body goes as FHIR JSON unless a header says otherwise. */
  public Answer send(String method, String path, Optional<BodyPublisher> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LIMIT)
            .method(method, body.orElseGet(BodyPublishers::noBody));
    headers.forEach(request::setHeader);
    if (body.isPresent() && !headers.containsKey("Content-Type")) {
      request.setHeader("Content-Type", FHIR_JSON);
    }
    return Http.send(http, request.build());
  }
}
