package org.safeguard.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.stack.tls.ServerCertificate;

class PostgresSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fsync = on",
        "full_page_writes = on",
        "synchronous_commit = on",
        "ssl = on",
        "password_encryption = 'scram-sha-256'",
        "unix_socket_directories = ''",
        "log_statement = 'none'",
        "port = 5532"
      })
  void theServerIsDurableAndSilentAboutWhatItStores(String line) {
    var certificate = new ServerCertificate(Path.of("/tls/it's.pem"), Path.of("/tls/key"));
    var lines = PostgresSettings.settings(5532, certificate).lines().toList();
    assertTrue(lines.contains(line), lines::toString);
    assertTrue(lines.contains("ssl_cert_file = '/tls/it''s.pem'"), lines::toString);
  }

  @Test
  void noLineOfTheAccessFileTrustsOrSpeaksInPlain() {
    var lines = PostgresSettings.access().lines().toList();
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(line.startsWith("hostssl "), line);
      assertTrue(line.endsWith(" scram-sha-256"), line);
    }
  }
}
