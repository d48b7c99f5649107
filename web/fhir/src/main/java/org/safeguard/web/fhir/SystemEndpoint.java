package org.safeguard.web.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** FHIR's interactions with the whole server, of which none is here yet. */
@Path("")
@RequestScoped
public class SystemEndpoint {

  /** A batch or a transaction. */
  @POST
  public Response process() {
    throw RequestRefused.notYet(
        "This server does no batch and no transaction yet: send each resource by itself.");
  }

  /** A search of all types. */
  @GET
  public Response search() {
    throw RequestRefused.notYet("This server searches one resource type at a time.");
  }
}
