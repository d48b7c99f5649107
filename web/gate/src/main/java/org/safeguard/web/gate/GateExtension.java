package org.safeguard.web.gate;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Sets the gate's handlers around an application, as the container starts it. */
public final class GateExtension implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    Surface surface = Surface.of(deployment.getInitParameters().get(Surface.PARAMETER));
    Admission admission = new Admission(surface);
    SecurityHeaders headers = new SecurityHeaders();
    deployment.addOuterHandlerChainWrapper(next -> new AdmissionHandler(admission, next));
    deployment.addInitialHandlerChainWrapper(
        next -> new OutermostNet(application, surface, headers, next));
  }
}
