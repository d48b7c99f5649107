package org.safeguard.web.fhir;

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
    return new RequestRefused(404, "not-supported", "FHIR R4 has no resource type of this name.");
  }

  static RequestRefused unservedType() {
    return new RequestRefused(404, "not-supported", "This server keeps no resources of this type.");
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

  static RequestRefused bodyTooSlow() {
    return new RequestRefused(
        408,
        "timeout",
        "The body came too slowly: 512 KiB a second are expected, and a minute more.");
  }

  static RequestRefused formTooLong(int most) {
    return new RequestRefused(
        413, "too-long", "The parameters of a search may be " + most + " bytes long at most.");
  }

  static RequestRefused unsupportedMediaType(String wanted) {
    return new RequestRefused(
        415, "not-supported", "The Content-Type must be " + wanted + ", in UTF-8.");
  }

  static RequestRefused tooManyBundles() {
    return new RequestRefused(
        429, "throttled", "Other bundles are being taken in; send this one again a little later.");
  }

  static RequestRefused bundleType() {
    return new RequestRefused(
        400, "invalid", "A Bundle that is sent here must be of the type batch or transaction.");
  }

  static RequestRefused notYet(String what) {
    return new RequestRefused(501, "not-supported", what);
  }

  @Override
  public int status() {
    return status;
  }
}
