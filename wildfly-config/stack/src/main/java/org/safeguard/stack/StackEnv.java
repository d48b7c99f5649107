package org.safeguard.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file {@code stack.env}: lines that a shell can source, with all that a client of the stack
 * has to know.
 */
public final class StackEnv {
  private final Map<String, String> variables = new LinkedHashMap<>();

  public StackEnv put(String name, Object value) {
    variables.put(name, value.toString());
    return this;
  }

  public void write(Path file) {
    PrivateFile.write(file, text());
  }

  String text() {
    return variables.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /** In single quotes where a shell would otherwise read more into it than is there. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:@%+=,-]*")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
