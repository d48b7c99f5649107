package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.safeguard.patient.request.VersionTags;
import org.safeguard.resource.StoredVersion;

/** Responses, with the headers that FHIR asks for. */
@ApplicationScoped
public class Answers {

  static final String MEDIA_TYPE = MediaTypes.FHIR_JSON + ";charset=UTF-8";

  private static final byte[] DONE =
      ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\","
              + "\"code\":\"informational\",\"diagnostics\":\"The change was made.\"}]}")
          .getBytes(StandardCharsets.US_ASCII);

  private final Addresses address;

  @Inject
  public Answers(Addresses address) {
    this.address = address;
  }

  protected Answers() {
    this(null);
  }

  /** A version as it was stored; nothing of it where the client has it already. */
  Response shown(FhirRequest request, StoredVersion version) {
    if (request.alreadyHas(version.version())) {
      return headed(Response.notModified(), version).build();
    }
    return body(headed(Response.ok(), version), version.json().orElseThrow()).build();
  }

  Response created(FhirRequest request, StoredVersion version) {
    return changed(request, Response.created(location(version)), version);
  }

  /** The resource that a condition named, which was there already. */
  Response there(StoredVersion version) {
    return headed(Response.ok().location(location(version)), version).build();
  }

  Response updated(FhirRequest request, StoredVersion version) {
    return changed(request, Response.ok().location(location(version)), version);
  }

  private URI location(StoredVersion version) {
    return URI.create(address.of(version.type(), version.id(), version.version()));
  }

  private static Response changed(
      FhirRequest request, ResponseBuilder builder, StoredVersion version) {
    ResponseBuilder headed = headed(builder, version);
    return switch (request.preference()) {
      case MINIMAL -> headed.build();
      case OPERATION_OUTCOME -> body(headed, DONE).build();
      case REPRESENTATION -> body(headed, version.json().orElseThrow()).build();
    };
  }

  Response deleted(StoredVersion version) {
    return Response.noContent()
        .header(HttpHeaders.ETAG, VersionTags.write(version.version()))
        .build();
  }

  static Response ok(byte[] json) {
    return body(Response.ok(), json).build();
  }

  private static ResponseBuilder headed(ResponseBuilder builder, StoredVersion version) {
    return builder
        .header(HttpHeaders.ETAG, VersionTags.write(version.version()))
        .header(HttpHeaders.LAST_MODIFIED, Timestamps.http(version.lastUpdated()));
  }

  private static ResponseBuilder body(ResponseBuilder builder, byte[] json) {
    return builder.entity(json).header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
  }
}
