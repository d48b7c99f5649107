package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the installation's files must say wherever they are used. */
class InstallationTest {
  private static final Pattern CLI_SECRET =
      Pattern.compile("[a-z-]*(?:password|secret|clear-text)[a-z-]*=\"?([^\"]*)");
  private static final Pattern REALM_SECRET =
      Pattern.compile("(?i).*(password|secret|secretData|privateKey|certificate)");

  @Test
  void everyDataSourceChecksTheDatabasesNameAndAuthority() {
    String script = read("cli/2-database.cli");
    Set<String> sources =
        Pattern.compile("/data-source=(\\w+):add\\(")
            .matcher(script)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertEquals(Set.of("SafeguardDS", "SafeguardSequencerDS", "SafeguardTurnDS"), sources);
    for (String source : sources) {
      String property =
          "/subsystem=datasources/data-source=%s/connection-properties=sslmode:add(value=verify-full)";
      assertTrue(script.lines().anyMatch(property.formatted(source)::equals), source);
    }
  }

  /** A switch that is off would be one that someone can turn on. */
  @Test
  void plainListenerIsTakenOut() {
    List<String> lines =
        read("cli/1-network.cli").lines().filter(line -> line.contains("http-listener=")).toList();
    assertEquals(
        List.of("/subsystem=undertow/server=default-server/http-listener=default:remove"), lines);
  }

  @Test
  void noScriptOfTheServerHoldsASecret() throws IOException {
    List<String> secrets = new ArrayList<>();
    try (Stream<Path> scripts = Files.list(BuildOutput.current().installation("cli"))) {
      for (Path script : scripts.toList()) {
        PrivateFile.read(script)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> CLI_SECRET.matcher(line).results().map(InstallationTest::value))
            .forEach(secrets::add);
      }
    }
    assertEquals(5, secrets.size(), secrets::toString);
    secrets.forEach(secret -> assertTrue(secret.startsWith("${env."), secret));
  }

  @Test
  void realmHoldsNoSecretAndNoPerson() throws IOException {
    JsonNode realm = new ObjectMapper().readTree(read("keycloak/safeguard-realm.json"));
    List<String> secrets = new ArrayList<>();
    collect(realm, secrets);
    assertEquals(2, secrets.size(), secrets::toString);
    secrets.forEach(secret -> assertTrue(secret.startsWith("${"), secret));
    assertTrue(realm.path("users").isMissingNode());
  }

  private static void collect(JsonNode node, List<String> secrets) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isTextual() && REALM_SECRET.matcher(field.getKey()).matches()) {
                secrets.add(field.getValue().asText());
              }
            });
    node.forEach(child -> collect(child, secrets));
  }

  private static String value(MatchResult match) {
    return match.group(1);
  }

  private static String read(String file) {
    return PrivateFile.read(BuildOutput.current().installation(file));
  }
}
