package org.safeguard.stack.postgres;

import java.nio.file.Path;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.tls.ServerCertificate;

/** The configuration files of the stack's PostgreSQL, written anew at each start. */
final class PostgresSettings {
  private final Path data;

  PostgresSettings(Path data) {
    this.data = data;
  }

  void write(int port, ServerCertificate certificate) {
    PrivateFile.write(data.resolve("postgresql.conf"), settings(port, certificate));
    PrivateFile.write(data.resolve("pg_hba.conf"), access());
  }

  /**
   * Durability is on: without it the application serves no PHI. The log takes neither statements
   * nor the details of an error, which may quote a row.
   */
  static String settings(int port, ServerCertificate certificate) {
    return """
    listen_addresses = 'localhost'
    port = %d
    unix_socket_directories = ''
    max_connections = 100
    shared_buffers = 128MB

    ssl = on
    ssl_cert_file = '%s'
    ssl_key_file = '%s'
    ssl_min_protocol_version = 'TLSv1.2'
    password_encryption = 'scram-sha-256'

    fsync = on
    full_page_writes = on
    synchronous_commit = on

    log_line_prefix = '%%m [%%p] %%q%%u@%%d '
    log_error_verbosity = terse
    log_statement = 'none'
    log_min_error_statement = panic
    log_parameter_max_length_on_error = 0
    log_connections = on
    timezone = 'UTC'
    datestyle = 'iso'
    """
        .formatted(port, quoted(certificate.chain()), quoted(certificate.key()));
  }

  /**
   * Over TLS with a password, or not at all: no line is for plain connections or for local trust.
   */
  static String access() {
    return """
    hostssl all all 127.0.0.1/32 scram-sha-256
    hostssl all all ::1/128      scram-sha-256
    """;
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}
