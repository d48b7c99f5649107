package org.safeguard.system.load;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.safeguard.stack.patients.BundleLoader;
import org.safeguard.stack.patients.FhirFolder;
import org.safeguard.stack.patients.FhirServer;
import org.safeguard.stack.patients.LoadReport;
import org.safeguard.stack.patients.TokenSource;
import org.safeguard.stack.patients.Waiting;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.tls.ClientKey;
import org.safeguard.stack.tls.TrustedHttp;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.StackEnvironment;

/** The stack's own loader, as {@code mvn -Prun} uses it; each bundle that it sends is noted. */
public final class Loader {

  /** It tries again sooner than it would, so that tests need not wait for it. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Clock clock = Clock.systemUTC();
  private final Progress progress = new Progress(System.out, clock);
  private final NotedClient http;
  private final TokenSource tokens;
  private final String base;

  public Loader(RunningStack stack) {
    StackEnvironment environment = stack.environment();
    this.base = environment.get("SAFEGUARD_FHIR");
    this.http =
        new NotedClient(
            TrustedHttp.client(stack.trust().authority()), environment.address("SAFEGUARD_FHIR"));
    this.tokens =
        new TokenSource(
            http,
            environment.get("KEYCLOAK_URL") + "/realms/" + environment.get("KEYCLOAK_REALM"),
            environment.get("SAFEGUARD_TOKEN_URL"),
            new ClientKey(
                environment.get("SAFEGUARD_CLIENT_ID"),
                environment.path("SAFEGUARD_CLIENT_KEY").getParent()),
            clock);
  }

  /** Loads the files of a folder, and returns once each of them is there or was refused. */
  public LoadReport load(Path folder) {
    var waiting = new Waiting(clock, Loader::pause, progress::say);
    var server = new FhirServer(http, base, tokens, waiting);
    return new BundleLoader(server, progress).load(new FhirFolder(folder));
  }

  /** The bundles that were sent so far. */
  public List<SentBundle> sent() {
    return http.sent();
  }

  /** Those of them of which the server has said that it took them. */
  public List<SentBundle> acknowledged() {
    return sent().stream().filter(SentBundle::acknowledged).toList();
  }

  private static void pause(Duration asked) {
    try {
      Thread.sleep(Math.min(asked.toMillis(), LONGEST_PAUSE.toMillis()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
