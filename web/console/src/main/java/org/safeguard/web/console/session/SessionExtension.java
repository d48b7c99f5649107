package org.safeguard.web.console.session;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Sets before the container's sign-in what has to be done without one. */
public final class SessionExtension implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    deployment.addOuterHandlerChainWrapper(AnonymousBodyHandler::new);
  }
}
