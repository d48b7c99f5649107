package org.safeguard.stack.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.Secrets;

class DemoPeopleTest {
  @TempDir private Path folder;
  private DemoPeople people;

  @BeforeEach
  void generate() {
    people = new DemoPeople(new Secrets(folder.resolve("secrets"), new SecureRandom()));
  }

  @Test
  void everyRoleHasSomeoneWhoCanSignInAtOnce() {
    var roles =
        people.all().stream()
            .filter(person -> person.totp().isPresent())
            .flatMap(person -> person.roles().stream())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "PHYSICIAN",
            "NURSE",
            "REGISTRAR",
            "PRIVACY_OFFICER",
            "SECURITY_OFFICER",
            "ADMINISTRATOR",
            "AUDITOR"),
        roles);
  }

  @Test
  void theNewcomerHasNoSecondFactorAndMustEnrol() {
    var newcomer = person("newcomer");
    assertTrue(newcomer.totp().isEmpty());
    var account = KeycloakAccounts.account(newcomer);
    assertEquals("CONFIGURE_TOTP", account.at("/requiredActions/0").asText());
    assertEquals(1, account.get("credentials").size());
  }

  @Test
  void anAccountCarriesPasswordAndOneTimeCodeAndNothingToDo() {
    var physician = person("physician");
    var account = KeycloakAccounts.account(physician);
    assertTrue(account.get("requiredActions").isEmpty());
    assertEquals(physician.password(), account.at("/credentials/0/value").asText());
    assertTrue(
        account
            .at("/credentials/1/secretData")
            .asText()
            .contains(physician.totp().orElseThrow().base32()));
  }

  @Test
  void theFileHasALineForEachPersonInFourFields() {
    var lines = PeopleFile.text(people.all()).lines().toList();
    assertEquals(people.all().size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      var person = people.all().get(i);
      String[] fields = lines.get(i).split("\t", -1);
      assertEquals(4, fields.length);
      assertEquals(person.username(), fields[0]);
      assertEquals(person.password(), fields[1]);
      assertEquals(person.totp().map(TotpSecret::base32).orElse(""), fields[2]);
      assertEquals(String.join(",", person.roles()), fields[3]);
    }
  }

  @Test
  void passwordsDoNotPrint() {
    var physician = person("physician");
    assertFalse(physician.toString().contains(physician.password()));
  }

  private DemoPerson person(String username) {
    return people.all().stream()
        .filter(person -> person.username().equals(username))
        .findFirst()
        .orElseThrow();
  }
}
