package org.safeguard.web.gate;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.safeguard.audit.RequestEntries;

/**
 * Gives the container's handlers, which are no beans, what makes entries, before the first request.
 */
public class NetListener implements ServletContextListener {

  @Inject private RequestEntries entries;

  /** For the container, which installs no listener without it. */
  public NetListener() {}

  NetListener(RequestEntries entries) {
    this.entries = entries;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    NetEntries.give(event.getServletContext(), entries);
  }
}
