package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * The public address of the FHIR service. It comes from the configuration, never from a request: a
 * Host header could lead clients elsewhere.
 */
@ApplicationScoped
public class ServiceAddress {

  private static final String VARIABLE = "SAFEGUARD_BASE_URL";

  private final String base;

  /**
   * @throws IllegalStateException if the configuration does not say where the server is
   */
  public ServiceAddress() {
    this(System.getenv(VARIABLE));
  }

  ServiceAddress(String server) {
    if (server == null || server.isBlank()) {
      throw new IllegalStateException(VARIABLE + " is not set");
    }
    base = server.replaceAll("/+$", "") + FhirApplication.PATH;
  }

  /** Without a slash at its end. */
  public String base() {
    return base;
  }

  String of(ResourceType type) {
    return base + "/" + type;
  }

  String of(ResourceType type, ResourceId id) {
    return of(type) + "/" + id;
  }

  String of(ResourceType type, ResourceId id, int version) {
    return of(type, id) + "/_history/" + version;
  }
}
