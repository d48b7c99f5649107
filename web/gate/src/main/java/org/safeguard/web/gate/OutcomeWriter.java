package org.safeguard.web.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.safeguard.resource.Issue;

/** Writes a failure as an OperationOutcome of FHIR R4, whose id is the request's. */
public final class OutcomeWriter {

  /** FHIR's media type for JSON, as every OperationOutcome is sent. */
  public static final String MEDIA_TYPE = "application/fhir+json;charset=UTF-8";

  private static final JsonFactory JSON = new JsonFactory();

  private OutcomeWriter() {}

  /** The outcome in UTF-8. */
  public static byte[] write(Failure failure, UUID requestId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("resourceType", "OperationOutcome");
      json.writeStringField("id", requestId.toString());
      json.writeArrayFieldStart("issue");
      for (Issue issue : failure.issues()) {
        write(issue, failure.fault() ? "fatal" : "error", json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Issue issue, String severity, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", severity);
    json.writeStringField("code", issue.code());
    json.writeStringField("diagnostics", issue.diagnostics());
    if (!issue.expression().isEmpty()) {
      json.writeArrayFieldStart("expression");
      json.writeString(issue.expression());
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
