package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.RealmAdministrator;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What the realm asks of its users and clients, as its administrator finds it. */
@SystemTest
class RealmIT {

  private static final String GOOD_PASSWORD = "correct horse battery staple 7";
  private static final String DIRECT_GRANT = "directAccessGrantsEnabled";

  private final RealmAdministrator realm;

  RealmIT(RunningStack stack) {
    this.realm = stack.realmAdministrator();
  }

  @Test
  void shortPasswordIsRefused() {
    assertEquals(400, realm.proposeUser(Patients.unique("short"), "short1").status());
  }

  @Test
  void usernameIsNoPassword() {
    String username = Patients.unique("same");
    assertEquals(400, realm.proposeUser(username, username).status());
    assertFalse(realm.knows(username));
  }

  @Test
  void longPasswordOfOnesOwnIsTaken() {
    String username = Patients.unique("good");
    assertEquals(201, realm.proposeUser(username, GOOD_PASSWORD).status());
    assertTrue(realm.knows(username));
  }

  @Test
  void noClientTradesABarePasswordForAToken() {
    Set<String> names =
        realm.clients().stream().map(RealmIT::name).collect(Collectors.toUnmodifiableSet());
    assertTrue(
        names.containsAll(
            Set.of("safeguard-fhir", "safeguard-console", "safeguard-app", "safeguard-lab")),
        names::toString);
    for (JsonNode client : realm.clients()) {
      assertFalse(client.get(DIRECT_GRANT).asBoolean(), name(client));
    }
  }

  /** Else the rule above would pass on a field that is always false. */
  @Test
  void clientThatTradesPasswordsIsSeenToDoSo() {
    String client = Patients.unique("direct");
    realm.addPasswordClient(client, "safeguard-fhir", Map.of());
    assertTrue(realm.client(client).get(DIRECT_GRANT).asBoolean());
  }

  private static String name(JsonNode client) {
    return client.get("clientId").asText();
  }
}
