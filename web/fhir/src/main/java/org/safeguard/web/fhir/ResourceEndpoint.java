package org.safeguard.web.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.ResourceService;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.request.QueryString;
import org.safeguard.patient.request.SearchReader;
import org.safeguard.resource.CreateOutcome;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * FHIR's interactions with the resources of one type. Its path has a pattern of its own, so that it
 * comes before the empty path of the whole server, in whatever order the two are found.
 */
@Path("{type: [^/]+}")
@RequestScoped
public class ResourceEndpoint {

  private final ResourceService resources;
  private final Answers answers;
  private final Bundles bundles;

  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  @Inject
  public ResourceEndpoint(ResourceService resources, Answers answers, Bundles bundles) {
    this.resources = resources;
    this.answers = answers;
    this.bundles = bundles;
  }

  public ResourceEndpoint() {
    this(null, null, null);
  }

  @POST
  public Response create(@PathParam("type") String name, InputStream body) {
    ResourceType type = FhirRequest.type(name);
    FhirRequest request = plain();
    Optional<Condition> ifNoneExist = request.ifNoneExist(type);
    CreateOutcome outcome = resources.create(type, request.json(body), ifNoneExist);
    return outcome.created()
        ? answers.created(request, outcome.version())
        : answers.there(outcome.version());
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("type") String name, @PathParam("id") String idText) {
    ResourceType type = FhirRequest.type(name);
    ResourceId id = FhirRequest.id(idText);
    return answers.shown(plain(), resources.read(type, id));
  }

  @GET
  @Path("{id}/_history/{version}")
  public Response vread(
      @PathParam("type") String name,
      @PathParam("id") String idText,
      @PathParam("version") String versionText) {
    ResourceType type = FhirRequest.type(name);
    ResourceId id = FhirRequest.id(idText);
    int version = FhirRequest.version(versionText);
    return answers.shown(plain(), resources.vread(type, id, version));
  }

  @PUT
  @Path("{id}")
  public Response update(
      @PathParam("type") String name, @PathParam("id") String idText, InputStream body) {
    ResourceType type = FhirRequest.type(name);
    ResourceId id = ResourceId.find(idText).orElseThrow(RequestRefused::idOfClient);
    FhirRequest request = plain();
    byte[] json = request.json(body);
    return answers.updated(request, resources.update(type, id, request.ifMatch(), json));
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("type") String name, @PathParam("id") String idText) {
    ResourceType type = FhirRequest.type(name);
    ResourceId id = FhirRequest.id(idText);
    return answers.deleted(resources.delete(type, id, plain().ifMatch()));
  }

  @GET
  @Path("{id}/_history")
  public Response history(@PathParam("type") String name, @PathParam("id") String idText) {
    ResourceType type = FhirRequest.type(name);
    ResourceId id = FhirRequest.id(idText);
    FhirRequest request = new FhirRequest(headers, uri);
    request.requirePlain(Bundles.BEFORE);
    OptionalInt before =
        request
            .query()
            .find(Bundles.BEFORE)
            .map(version -> OptionalInt.of(FhirRequest.version(version)))
            .orElseGet(OptionalInt::empty);
    return Answers.ok(bundles.history(type, id, before, resources.history(type, id, before)));
  }

  @GET
  public Response search(@PathParam("type") String name) {
    ResourceType type = FhirRequest.type(name);
    return search(type, new FhirRequest(headers, uri).query());
  }

  /** The same with its parameters in the body, where no proxy's log finds them. */
  @POST
  @Path("_search")
  public Response searchByForm(@PathParam("type") String name, InputStream body) {
    ResourceType type = FhirRequest.type(name);
    FhirRequest request = new FhirRequest(headers, uri);
    return search(type, request.query().and(request.form(body)));
  }

  private Response search(ResourceType type, QueryString query) {
    return Answers.ok(
        bundles.searchset(type, query, resources.search(SearchReader.read(type, query))));
  }

  private FhirRequest plain() {
    FhirRequest request = new FhirRequest(headers, uri);
    request.requirePlain();
    return request;
  }
}
