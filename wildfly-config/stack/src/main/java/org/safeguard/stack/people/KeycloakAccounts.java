package org.safeguard.stack.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.safeguard.stack.keycloak.KeycloakAdmin;

/** Gives demo people their accounts in Keycloak, with password and second factor. */
final class KeycloakAccounts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeycloakAdmin admin;

  KeycloakAccounts(KeycloakAdmin admin) {
    this.admin = admin;
  }

  /** The subject of the person's account, which is made unless it is there. */
  String subject(DemoPerson person) {
    return find(person).orElseGet(() -> admin.createUser(account(person)));
  }

  Optional<String> find(DemoPerson person) {
    return admin.findUser(person.username());
  }

  /**
   * Gives an account that exists the person's password and second factor, and nothing left to do at
   * sign-in.
   */
  void enrol(DemoPerson person, String subject) {
    admin.updateUser(subject, account(person));
  }

  static ObjectNode account(DemoPerson person) {
    ObjectNode account = JSON.createObjectNode();
    account.put("username", person.username());
    account.put("enabled", true);
    account.put("firstName", person.givenName());
    account.put("lastName", person.familyName());
    account.putArray("requiredActions");
    ArrayNode credentials = account.putArray("credentials");
    credentials.addObject().put("type", "password").put("value", person.password());
    person
        .totp()
        .ifPresentOrElse(
            secret -> credentials.add(oneTimeCode(secret)),
            () -> account.withArray("requiredActions").add("CONFIGURE_TOTP"));
    return account;
  }

  private static ObjectNode oneTimeCode(TotpSecret secret) {
    ObjectNode data = JSON.createObjectNode();
    data.put("value", secret.base32());
    ObjectNode form = JSON.createObjectNode();
    form.put("secretEncoding", "BASE32").put("subType", "totp").put("algorithm", "HmacSHA1");
    form.put("digits", 6).put("period", 30).put("counter", 0);
    return JSON.createObjectNode()
        .put("type", "otp")
        .put("userLabel", "local stack")
        .put("secretData", data.toString())
        .put("credentialData", form.toString());
  }
}
