package org.safeguard.stack;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.safeguard.stack.patients.BundleFolder;
import org.safeguard.stack.patients.FhirPatients;
import org.safeguard.stack.patients.PatientLoader;
import org.safeguard.stack.patients.Synthea;
import org.safeguard.stack.patients.TokenSource;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.tls.TrustedHttp;

/**
 * Loads the patients that the configuration asks for into a running stack, unless they are there.
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
    Optional<Path> bundles = configuration.load().or(this::synthetic);
    if (bundles.isPresent()) {
      new PatientLoader(store(parts), progress).load(new BundleFolder(bundles.get()));
    }
  }

  private FhirPatients store(Parts parts) {
    HttpClient http = TrustedHttp.client(site.authority().certificate());
    var tokens =
        new TokenSource(
            http,
            parts.keycloak().issuer(),
            parts.keycloak().tokenUrl(),
            parts.lab(),
            Clock.systemUTC());
    return new FhirPatients(http, parts.baseUrl() + "/fhir", tokens);
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
