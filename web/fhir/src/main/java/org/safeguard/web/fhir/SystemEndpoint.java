package org.safeguard.web.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.safeguard.patient.BundleService;
import org.safeguard.patient.bundle.BundleBody;
import org.safeguard.patient.bundle.BundleReader;
import org.safeguard.patient.bundle.IncomingBundle;

/** FHIR's interactions with the whole server. */
@Path("")
@RequestScoped
public class SystemEndpoint {

  private final BundleService bundles;
  private final Batch batch;
  private final BundleResponses responses;
  private final BundleTurns turns;

  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  @Inject
  public SystemEndpoint(
      BundleService bundles, Batch batch, BundleResponses responses, BundleTurns turns) {
    this.bundles = bundles;
    this.batch = batch;
    this.responses = responses;
    this.turns = turns;
  }

  public SystemEndpoint() {
    this(null, null, null, null);
  }

  /** A batch or a transaction; so many at once and no more, before the body is read. */
  @POST
  public Response process(InputStream body) {
    FhirRequest request = new FhirRequest(headers, uri);
    request.requirePlain();
    return turns.take(body, () -> process(request, request.bundle(body)));
  }

  private Response process(FhirRequest request, BundleBody body) {
    boolean representation = responses.showsResources(request.preferred(), body.length());
    IncomingBundle bundle = BundleReader.read(body);
    List<EntryResult> results =
        switch (bundle.type()) {
          case "batch" -> batch.run(bundle);
          case "transaction" -> bundles.transaction(bundle).stream().map(EntryResult::of).toList();
          default -> throw RequestRefused.bundleType();
        };
    return Answers.ok(responses.write(bundle.type(), results, representation));
  }

  /** A search of all types. */
  @GET
  public Response search() {
    throw RequestRefused.notYet("This server searches one resource type at a time.");
  }
}
