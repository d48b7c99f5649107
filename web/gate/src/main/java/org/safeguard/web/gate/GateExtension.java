package org.safeguard.web.gate;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Sets the gate's handlers around an application, as the container starts it. */
public final class GateExtension implements ServletExtension {

  private static final long TWO_YEARS = 63_072_000;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    Surface surface = Surface.of(deployment.getInitParameters().get(Surface.PARAMETER));
    Admission admission = new Admission(surface);
    SecurityHeaders headers = new SecurityHeaders(transportSeconds());
    NetEntries entries = new NetEntries(application);
    deployment.addOuterHandlerChainWrapper(
        next -> new AdmissionHandler(admission, entries, surface, next));
    deployment.addInitialHandlerChainWrapper(
        next -> new OutermostNet(entries, surface, headers, next));
  }

  /** The same setting as the server's own header has, which a dropped response loses. */
  private static long transportSeconds() {
    String setting = System.getenv("SAFEGUARD_HSTS_SECONDS");
    return setting == null ? TWO_YEARS : Long.parseLong(setting);
  }
}
