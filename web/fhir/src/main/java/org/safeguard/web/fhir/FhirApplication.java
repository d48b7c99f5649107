package org.safeguard.web.fhir;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The FHIR service, at {@code /fhir}. */
@ApplicationPath(FhirApplication.PATH)
public class FhirApplication extends Application {

  static final String PATH = "/fhir";

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SystemEndpoint.class,
        CapabilityEndpoint.class,
        ResourceEndpoint.class,
        FailureMapper.class);
  }
}
