package org.safeguard.web.console.session;

import java.time.Duration;
import java.util.Optional;

/** Settings of the server process: a system property comes before an environment variable. */
interface Configuration {

  Optional<String> find(String name);

  static Configuration ofProcess() {
    return name ->
        Optional.ofNullable(System.getProperty(name))
            .or(() -> Optional.ofNullable(System.getenv(name)));
  }

  default Duration seconds(String name, Duration otherwise) {
    return find(name).map(Long::parseLong).map(Duration::ofSeconds).orElse(otherwise);
  }
}
