package org.safeguard.stack.patients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.tls.ClientKey;

/** A loader before a server, with a clock that no one waits for. */
final class Load implements AutoCloseable {
  final FakeFhirServer server = new FakeFhirServer();
  final FakeKeycloak keycloak = new FakeKeycloak();
  final PassingClock clock = new PassingClock();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Path folder;
  private final ClientKey key;

  Load(Path root) throws IOException {
    this.folder = Files.createDirectory(root.resolve("fhir"));
    this.key = TestKey.of();
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** Each time as a launcher does that has just been started. */
  LoadReport run() {
    HttpClient http = HttpClient.newHttpClient();
    var tokens = new TokenSource(http, FakeKeycloak.ISSUER, keycloak.url(), key, clock);
    var progress = new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8), clock);
    var waiting = new Waiting(clock, clock, progress::say);
    var api = new FhirServer(http, server.base(), tokens, waiting);
    return new BundleLoader(api, progress).load(new FhirFolder(folder));
  }

  String told() {
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
    keycloak.close();
  }
}
