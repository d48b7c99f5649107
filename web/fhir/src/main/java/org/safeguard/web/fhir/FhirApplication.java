package org.safeguard.web.fhir;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.safeguard.patient.request.ServiceAddress;

/** The FHIR service, at {@code /fhir}. */
@ApplicationPath(ServiceAddress.PATH)
public class FhirApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SystemEndpoint.class,
        CapabilityEndpoint.class,
        ResourceEndpoint.class,
        FailureMapper.class);
  }
}
