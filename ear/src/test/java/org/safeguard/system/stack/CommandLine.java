package org.safeguard.system.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.safeguard.stack.BuildOutput;

/**
 * WildFly's command line, as the server's own account on its machine uses it: without a management
 * user, over TLS.
 */
public final class CommandLine {

  private final int port;
  private final Path trusted;
  private final String trustPassword;

  /**
   * @param port of the management interface
   * @param trusted PKCS #12 store of the authority to trust
   */
  CommandLine(int port, Path trusted, String trustPassword) {
    this.port = port;
    this.trusted = trusted;
    this.trustPassword = trustPassword;
  }

  /** What the server answers to an operation, in JSON. */
  public String run(String operation) {
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            BuildOutput.current().server().resolve("bin/jboss-cli.sh").toString(),
            "--connect",
            "--controller=remote+https://localhost:" + port,
            "--output-json",
            "--no-color-output",
            "--command=" + operation);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command
        .environment()
        .put(
            "JAVA_OPTS",
            "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(trusted, trustPassword));
    try {
      Process process = command.start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(operation + ": " + answer);
      }
      return answer;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
