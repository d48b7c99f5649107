package org.safeguard.stack;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.safeguard.stack.patients.BundleLoader;
import org.safeguard.stack.patients.FhirFolder;
import org.safeguard.stack.patients.FhirServer;
import org.safeguard.stack.patients.Synthea;
import org.safeguard.stack.patients.TokenSource;
import org.safeguard.stack.patients.Waiting;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.tls.TrustedHttp;

/**
 * Loads the patients or bundles that the configuration asks for into a running stack, unless they
 * are there.
 */
final class Loading {
  private final StackConfiguration configuration;
  private final Site site;
  private final BuildOutput build;
  private final Progress progress;

  Loading(StackConfiguration configuration, Site site, BuildOutput build, Progress progress) {
    this.configuration = configuration;
    this.site = site;
    this.build = build;
    this.progress = progress;
  }

  void into(Parts parts) {
    Optional<Path> resources = configuration.load().or(this::synthetic);
    if (resources.isPresent()) {
      new BundleLoader(server(parts), progress).load(new FhirFolder(resources.get()));
    }
  }

  private FhirServer server(Parts parts) {
    Clock clock = Clock.systemUTC();
    HttpClient http = TrustedHttp.client(site.authority().certificate());
    var tokens =
        new TokenSource(
            http, parts.keycloak().issuer(), parts.keycloak().tokenUrl(), parts.lab(), clock);
    var waiting = new Waiting(clock, this::pause, progress::say);
    return new FhirServer(http, parts.baseUrl() + "/fhir", tokens, waiting);
  }

  /** There is nothing to wait for once a part has died by itself. */
  private void pause(Duration time) {
    try {
      throw site.supervisor().failure().get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException allRun) {
      return;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while loading", interrupted);
    }
  }

  private Optional<Path> synthetic() {
    if (configuration.patients() == 0) {
      return Optional.empty();
    }
    Path log = site.folder().logs().resolve("synthea.log");
    var synthea = new Synthea(build.synthea(), site.folder().part("synthea"), log, progress);
    return Optional.of(
        synthea.bundles(configuration.patients(), configuration.seed(), site.supervisor()));
  }
}
