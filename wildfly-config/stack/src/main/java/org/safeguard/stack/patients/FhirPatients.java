package org.safeguard.stack.patients;

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

/** The patients behind a FHIR API. */
public final class FhirPatients implements PatientStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FHIR_JSON = "application/fhir+json";

  private final HttpClient http;
  private final String base;
  private final TokenSource tokens;

  public FhirPatients(HttpClient http, String base, TokenSource tokens) {
    this.http = http;
    this.base = base;
    this.tokens = tokens;
  }

  @Override
  public boolean holds(String system, String value) {
    String token = URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
    HttpResponse<String> response = send(request("/Patient?identifier=" + token).GET());
    if (response.statusCode() != 200) {
      throw new StackException("The FHIR API does not search: " + reason(response));
    }
    return !read(response).path("entry").isEmpty();
  }

  @Override
  public Optional<String> add(ObjectNode patient) {
    HttpResponse<String> response =
        send(
            request("/Patient")
                .header("Content-Type", FHIR_JSON)
                .POST(BodyPublishers.ofString(patient.toString())));
    return response.statusCode() == 201 ? Optional.empty() : Optional.of(reason(response));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", FHIR_JSON)
        .header("Authorization", "Bearer " + tokens.token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new StackException("The FHIR API does not answer at " + base, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while loading patients", interrupted);
    }
  }

  /** The status and what the OperationOutcome says, if it is one. */
  private static String reason(HttpResponse<String> response) {
    JsonNode issue = read(response).at("/issue/0");
    String text = issue.path("diagnostics").asText(issue.at("/details/text").asText());
    return "status %d %s".formatted(response.statusCode(), text).strip();
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }
}
