package org.safeguard.web.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.safeguard.patient.CapabilityService;

/** What this server can do; open to everyone. */
@Path("metadata")
@RequestScoped
public class CapabilityEndpoint {

  private final CapabilityService capabilities;
  private final Addresses address;

  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  @Inject
  public CapabilityEndpoint(CapabilityService capabilities, Addresses address) {
    this.capabilities = capabilities;
    this.address = address;
  }

  public CapabilityEndpoint() {
    this(null, null);
  }

  @GET
  public Response capabilities() {
    FhirRequest request = new FhirRequest(headers, uri);
    request.requirePlain("mode");
    if (!request.query().find("mode").orElse("full").equals("full")) {
      throw RequestRefused.notSupported("Of the modes of a CapabilityStatement only full is here.");
    }
    return Answers.ok(capabilities.statement(address.base()));
  }
}
