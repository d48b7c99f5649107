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
import org.safeguard.patient.BundleAdmission;
import org.safeguard.patient.BundleService;
import org.safeguard.patient.bundle.BundleBody;
import org.safeguard.patient.bundle.BundleReader;
import org.safeguard.patient.bundle.IncomingBundle;

/** FHIR's interactions with the whole server. */
@Path("")
@RequestScoped
public class SystemEndpoint {

  private final BundleAdmission admission;
  private final BundleService bundles;
  private final Batch batch;
  private final BundleResponses responses;
  private final BundleTurns turns;

  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  @Inject
  public SystemEndpoint(
      BundleAdmission admission,
      BundleService bundles,
      Batch batch,
      BundleResponses responses,
      BundleTurns turns) {
    this.admission = admission;
    this.bundles = bundles;
    this.batch = batch;
    this.responses = responses;
    this.turns = turns;
  }

  public SystemEndpoint() {
    this(null, null, null, null, null);
  }

  /**
   * A batch or a transaction. Before the body is read: whether the caller may do anything of what
   * bundles ask for, and so many at once and no more.
   */
  @POST
  public Response process(InputStream body) {
    FhirRequest request = new FhirRequest(headers, uri);
    request.requirePlain();
    PacedBody paced = new PacedBody(body, System::nanoTime);
    if (!admission.admits()) {
      paced.discard();
      bundles.refuse();
    }
    return turns.take(paced, () -> process(request, request.bundle(paced)));
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
