package org.safeguard.web.gate;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.wildfly.security.http.oidc.Oidc;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcClientContext;

/**
 * Gives WildFly's OpenID Connect client the application's {@code oidc.json}, with a watch over what
 * it asks of the provider. WildFly's own listener, which comes later, leaves alone what is there.
 *
 * <p>A provider that hangs costs {@code socket-timeout-millis} twice: TLS 1.3 waits as long again
 * for its farewell when the line is closed.
 */
public class ProviderListener implements ServletContextListener {

  private static final String SETTINGS = "/WEB-INF/oidc.json";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext application = event.getServletContext();
    OidcClientConfiguration client = read(application);
    client.setClient(WatchedProvider.watch(client.getClient()));
    application.setAttribute(Oidc.OIDC_CLIENT_CONTEXT_KEY, new OidcClientContext(client));
  }

  private static OidcClientConfiguration read(ServletContext application) {
    try (InputStream settings = application.getResourceAsStream(SETTINGS)) {
      return OidcClientConfigurationBuilder.build(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + SETTINGS, e);
    }
  }
}
