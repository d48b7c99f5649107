package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Keycloak's administrator, who may do in the realm what he likes: also what we must withstand. */
public final class RealmAdministrator {

  private static final String MADE_HERE = "made by a system test";
  private static final String PASSWORD_FLOW = "password-alone";

  private static final String IDENTITY =
      """
      {"name":"sub","protocol":"openid-connect","protocolMapper":"oidc-sub-mapper",
       "config":{"access.token.claim":"true"}},
      {"name":"username","protocol":"openid-connect",
       "protocolMapper":"oidc-usermodel-attribute-mapper",
       "config":{"user.attribute":"username","claim.name":"preferred_username",
       "jsonType.label":"String","access.token.claim":"true"}}\
      """;

  private final RealmApi api;

  public RealmAdministrator(HttpClient http, URI keycloak, String realm, String secret) {
    this.api = new RealmApi(http, keycloak, realm, secret);
  }

  /** Makes a user with that password. */
  public void addUser(String username, String password) {
    Answer answer = proposeUser(username, password);
    if (answer.status() != 201) {
      throw new AssertionError("no user: " + answer);
    }
  }

  /** Asks for a user with that password, whatever Keycloak says to it. */
  public Answer proposeUser(String username, String password) {
    return api.post(
        "/users",
        """
        {"username":"%s","enabled":true,"credentials":[{"type":"password","value":"%s"}]}\
        """
            .formatted(username, password));
  }

  /** Whether there is a user of that name. */
  public boolean knows(String username) {
    return !users(username).isEmpty();
  }

  /** The realm's clients without those that tests have made. */
  public List<JsonNode> clients() {
    return allClients().filter(client -> !madeHere(client)).toList();
  }

  /** That client as the realm has it now. */
  public JsonNode client(String clientId) {
    return allClients()
        .filter(client -> client.get("clientId").asText().equals(clientId))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Makes a client that trades a bare password for a token of ten minutes that says whatever its
   * claims say.
   *
   * @param claims names and JSON values, such as {@code acr} and {@code mfa}
   */
  public void addPasswordClient(String clientId, String audience, Map<String, String> claims) {
    api.add(
        "/clients",
        """
        {"clientId":"%s","description":"%s","publicClient":true,"directAccessGrantsEnabled":true,
         "standardFlowEnabled":false,"fullScopeAllowed":true,
         "authenticationFlowBindingOverrides":{"direct_grant":"%s"},
         "defaultClientScopes":[],
         "protocolMappers":[%s,%s%s]}\
        """
            .formatted(
                clientId,
                MADE_HERE,
                passwordFlow(),
                audience(audience),
                IDENTITY,
                hardCoded(claims)));
  }

  /** Makes a system that proves itself with a secret, with the API as its audience. */
  public void addSystem(String clientId, String clientSecret) {
    api.add(
        "/clients",
        """
        {"clientId":"%s","description":"%s","secret":"%s","publicClient":false,"serviceAccountsEnabled":true,
         "standardFlowEnabled":false,"defaultClientScopes":["safeguard-identity"],
         "protocolMappers":[%s%s]}\
        """
            .formatted(
                clientId,
                MADE_HERE,
                clientSecret,
                audience("safeguard-fhir"),
                hardCoded(Map.of("client_id", clientId))));
  }

  /** Takes a person's one-time codes away, so that they meet the page that sets them up. */
  public void forgetSecondFactor(String username) {
    String id = user(username);
    for (JsonNode credential : api.get("/users/" + id + "/credentials")) {
      if (credential.get("type").asText().equals("otp")) {
        String path = "/users/" + id + "/credentials/" + credential.get("id").asText();
        api.delete(path);
      }
    }
  }

  /** Has that person asked again by that client; they may not have been asked yet. */
  public void forgetConsent(String username, String clientId) {
    String consents = "/users/" + user(username) + "/consents";
    for (JsonNode consent : api.get(consents)) {
      if (consent.get("clientId").asText().equals(clientId)) {
        api.delete(consents + "/" + clientId);
      }
    }
  }

  /** Whether that person is signed in to that client. */
  public boolean hasSession(String username, String sessionId) {
    for (JsonNode session : api.get("/users/" + user(username) + "/sessions")) {
      if (session.get("id").asText().equals(sessionId)) {
        return true;
      }
    }
    return false;
  }

  private String user(String username) {
    return users(username).get(0).get("id").asText();
  }

  private JsonNode users(String username) {
    return api.get("/users?exact=true&username=" + username);
  }

  private Stream<JsonNode> allClients() {
    return StreamSupport.stream(api.get("/clients").spliterator(), false);
  }

  private static boolean madeHere(JsonNode client) {
    return client.path("description").asText().equals(MADE_HERE);
  }

  /** A flow that asks for a password and no more, made where the realm does not have it yet. */
  private String passwordFlow() {
    return flow(PASSWORD_FLOW).orElseGet(this::addPasswordFlow);
  }

  private String addPasswordFlow() {
    api.add("/authentication/flows/direct%20grant/copy", "{\"newName\":\"" + PASSWORD_FLOW + "\"}");
    String executions = "/authentication/flows/" + PASSWORD_FLOW + "/executions";
    for (JsonNode execution : api.get(executions)) {
      if (execution.get("displayName").asText().contains("OTP")) {
        ((ObjectNode) execution).put("requirement", "DISABLED");
        api.put(executions, execution.toString());
      }
    }
    return flow(PASSWORD_FLOW).orElseThrow();
  }

  private Optional<String> flow(String alias) {
    for (JsonNode flow : api.get("/authentication/flows")) {
      if (flow.get("alias").asText().equals(alias)) {
        return Optional.of(flow.get("id").asText());
      }
    }
    return Optional.empty();
  }

  private static String audience(String audience) {
    return """
    {"name":"audience","protocol":"openid-connect",
     "protocolMapper":"oidc-audience-mapper",
     "config":{"included.custom.audience":"%s","access.token.claim":"true"}}\
    """
        .formatted(audience);
  }

  private static String hardCoded(Map<String, String> claims) {
    StringBuilder mappers = new StringBuilder();
    claims.forEach(
        (name, value) ->
            mappers.append(
                """
                ,{"name":"%s forged","protocol":"openid-connect",
                 "protocolMapper":"oidc-hardcoded-claim-mapper",
                 "config":{"claim.name":"%s","claim.value":"%s","jsonType.label":"%s",
                 "access.token.claim":"true"}}\
                """
                    .formatted(
                        name,
                        name,
                        value.replace("\"", "\\\""),
                        value.startsWith("[") ? "JSON" : "String")));
    return mappers.toString();
  }
}
