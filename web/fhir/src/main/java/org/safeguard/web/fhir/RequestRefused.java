package org.safeguard.web.fhir;

import org.safeguard.patient.ServedTypes;
import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/** A request that this API does not take, whatever the service would say to it. */
final class RequestRefused extends RejectedCall {

  private static final long serialVersionUID = 1L;

  private final int status;

  private RequestRefused(int status, String code, String diagnostics) {
    super(Issue.of(code, diagnostics));
    this.status = status;
  }

  static RequestRefused invalid(String diagnostics) {
    return new RequestRefused(400, "invalid", diagnostics);
  }

  static RequestRefused notSupported(String diagnostics) {
    return new RequestRefused(400, "not-supported", diagnostics);
  }

  /** The name is not repeated: it is the caller's text. */
  static RequestRefused unknownType() {
    return new RequestRefused(
        404,
        "not-supported",
        "FHIR R4 has no resource type of this name; this server has " + ServedTypes.names() + ".");
  }

  static RequestRefused unservedType() {
    return new RequestRefused(
        404,
        "not-supported",
        "This server does not have this resource type yet; it has " + ServedTypes.names() + ".");
  }

  static RequestRefused unknownOperation() {
    return new RequestRefused(404, "not-supported", "This server does not do this operation.");
  }

  static RequestRefused idOfClient() {
    return new RequestRefused(
        405, "not-supported", "This server gives resources their ids: create with POST.");
  }

  static RequestRefused notAcceptable() {
    return new RequestRefused(
        406, "not-supported", "Responses are application/fhir+json; nothing else can be given.");
  }

  static RequestRefused otherVersion() {
    return new RequestRefused(
        412, "conflict", "The version named in If-Match is none that the resource ever had.");
  }

  static RequestRefused formTooLong(int most) {
    return new RequestRefused(
        413, "too-long", "The parameters of a search may be " + most + " bytes long at most.");
  }

  static RequestRefused unsupportedMediaType(String wanted) {
    return new RequestRefused(
        415, "not-supported", "The Content-Type must be " + wanted + ", in UTF-8.");
  }

  static RequestRefused notYet(String what) {
    return new RequestRefused(501, "not-supported", what);
  }

  @Override
  public int status() {
    return status;
  }
}
