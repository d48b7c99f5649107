package org.safeguard.patient.request;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The public address of the FHIR service. It comes from the configuration, never from a request: a
 * Host header could lead clients elsewhere.
 */
@ApplicationScoped
public class ServiceAddress {

  /** Where the service stands below the server's address. */
  public static final String PATH = "/fhir";

  private static final String VARIABLE = "SAFEGUARD_BASE_URL";

  private final String base;

  /**
   * @throws IllegalStateException if the configuration does not say where the server is
   */
  public ServiceAddress() {
    this(System.getenv(VARIABLE));
  }

  /**
   * @param server the server's address, with or without a slash at its end
   */
  public ServiceAddress(String server) {
    if (server == null || server.isBlank()) {
      throw new IllegalStateException(VARIABLE + " is not set");
    }
    base = server.replaceAll("/+$", "") + PATH;
  }

  /** Without a slash at its end. */
  public String base() {
    return base;
  }
}
