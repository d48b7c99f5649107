package org.safeguard.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a stack says of itself in {@code stack.env}. */
public final class StackEnvironment {

  private static final Pattern LINE = Pattern.compile("(?m)^([A-Z_]+)='?(.*?)'?$");

  private final Map<String, String> variables;

  private StackEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  static StackEnvironment read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException("no stack has written " + file, failed);
    }
  }

  static StackEnvironment of(String text) {
    return new StackEnvironment(
        LINE.matcher(text)
            .results()
            .collect(Collectors.toMap(StackEnvironment::name, StackEnvironment::value)));
  }

  public String get(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("stack.env does not say " + name);
    }
    return value;
  }

  public URI address(String name) {
    return URI.create(get(name));
  }

  public Path path(String name) {
    return Path.of(get(name));
  }

  public long number(String name) {
    return Long.parseLong(get(name));
  }

  private static String name(MatchResult line) {
    return line.group(1);
  }

  private static String value(MatchResult line) {
    return line.group(2);
  }
}
