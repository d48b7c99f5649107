package org.safeguard.web.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.safeguard.patient.bundle.BundleBody;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.request.Positive;
import org.safeguard.patient.request.QueryString;
import org.safeguard.patient.request.ServedTypes;
import org.safeguard.patient.request.VersionTags;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;

/** What a request asks for, in FHIR's terms; each question refuses what can't be answered. */
final class FhirRequest {

  private static final Set<String> EVERYWHERE = Set.of("_format", "_pretty");
  private static final int LONGEST_FORM = 8192;

  private final HttpHeaders headers;
  private final QueryString query;

  /** Takes a request whose answer may be FHIR JSON. */
  FhirRequest(HttpHeaders headers, UriInfo uri) {
    String raw = uri.getRequestUri().getRawQuery();
    this.headers = headers;
    this.query = QueryString.parse(raw == null ? "" : raw);
    // JAX-RS says any type where there is no Accept.
    MediaTypes.requireAccepted(headers.getAcceptableMediaTypes(), query.find("_format"));
  }

  QueryString query() {
    return query;
  }

  /** Passes where the address has no parameters but those that make no difference. */
  void requirePlain(String... others) {
    Set<String> known = Set.of(others);
    boolean plain =
        query.parameters().stream()
            .allMatch(p -> EVERYWHERE.contains(p.name()) || known.contains(p.name()));
    if (!plain) {
      throw RequestRefused.notSupported("This server takes no parameters here.");
    }
  }

  static ResourceType type(String name) {
    ResourceType type = ResourceType.find(name).orElseThrow(RequestRefused::unknownType);
    if (!ServedTypes.contains(type)) {
      throw RequestRefused.unservedType();
    }
    return type;
  }

  /** The id of a resource that may be there. */
  static ResourceId id(String text) {
    if (text.startsWith("$") || text.startsWith("_")) {
      throw RequestRefused.unknownOperation();
    }
    return ResourceId.find(text).orElseThrow(ResourceNotFound::new);
  }

  static int version(String text) {
    return Positive.find(text).orElseThrow(ResourceNotFound::new);
  }

  OptionalInt ifMatch() {
    return VersionTags.ifMatch(header(HttpHeaders.IF_MATCH));
  }

  boolean alreadyHas(int version) {
    return VersionTags.names(header(HttpHeaders.IF_NONE_MATCH), version);
  }

  /** What the client would like to be sent after a change; the resource, where it says nothing. */
  Preference preference() {
    return preferred().orElse(Preference.REPRESENTATION);
  }

  /** The same where it says something. */
  Optional<Preference> preferred() {
    List<String> prefer = headers.getRequestHeader("Prefer");
    return Preference.find(prefer == null ? List.of() : prefer);
  }

  /** The resource that a create is not to make a second time. */
  Optional<Condition> ifNoneExist(ResourceType type) {
    return header("If-None-Exist").map(query -> Condition.read(type, query));
  }

  /** The resource in the body. */
  byte[] json(InputStream body) {
    MediaTypes.requireJson(headers.getMediaType());
    return read(body, Integer.MAX_VALUE);
  }

  /**
   * The parameters in the body, which a form holds. They stand in the audit entry, so they may be
   * as long as an address may and no longer.
   */
  QueryString form(InputStream body) {
    MediaTypes.requireForm(headers.getMediaType());
    byte[] form = read(body, LONGEST_FORM + 1);
    if (form.length > LONGEST_FORM) {
      throw RequestRefused.formTooLong(LONGEST_FORM);
    }
    return QueryString.parse(new String(form, StandardCharsets.US_ASCII));
  }

  /** A bundle, which may be larger than any other body. */
  BundleBody bundle(InputStream body) {
    MediaTypes.requireJson(headers.getMediaType());
    try {
      return BundleBody.read(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the body could not be read", e);
    }
  }

  private static byte[] read(InputStream body, int most) {
    try {
      return body.readNBytes(most);
    } catch (IOException e) {
      // The client went away, or sent more than is taken: the cause tells the mapper which.
      throw new UncheckedIOException("the body could not be read", e);
    }
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.getHeaderString(name));
  }
}
