package org.safeguard.web.fhir;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.safeguard.audit.CallContext;
import org.safeguard.web.gate.Failure;
import org.safeguard.web.gate.FaultLog;
import org.safeguard.web.gate.OutcomeWriter;

/** Says every failure of a request as an OperationOutcome. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private final CallContext call;

  @Inject
  public FailureMapper(CallContext call) {
    this.call = call;
  }

  /** JAX-RS instantiates no provider without it, even where CDI does so in the end. */
  public FailureMapper() {
    this(null);
  }

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException refused) {
      return ofRouting(refused.getResponse());
    }
    Failure failure = Failure.of(thrown, call.inDoubt());
    if (failure.fault() && !(thrown instanceof RequestRefused)) {
      FaultLog.tell(call.requestId(), thrown);
    }
    return response(failure).build();
  }

  /** JAX-RS itself found no method for the request, or is asked to answer in a way of its own. */
  private Response ofRouting(Response routed) {
    if (routed.getStatus() < 400) {
      return routed;
    }
    ResponseBuilder builder = response(Failure.ofStatus(routed.getStatus()));
    if (routed.getHeaderString(HttpHeaders.ALLOW) != null) {
      builder.header(HttpHeaders.ALLOW, routed.getHeaderString(HttpHeaders.ALLOW));
    }
    return builder.build();
  }

  private ResponseBuilder response(Failure failure) {
    ResponseBuilder builder =
        Response.status(failure.status())
            .entity(OutcomeWriter.write(failure, call.requestId()))
            .header(HttpHeaders.CONTENT_TYPE, OutcomeWriter.MEDIA_TYPE);
    failure.headers().forEach(builder::header);
    return builder;
  }
}
