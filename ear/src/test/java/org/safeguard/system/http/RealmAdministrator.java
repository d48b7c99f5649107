package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/** Keycloak's administrator, who may do in the realm what he likes: also what we must withstand. */
public final class RealmAdministrator {

  private static final String CLIENT = "local-stack";
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

  private final HttpClient http;
  private final URI keycloak;
  private final String realm;
  private final String secret;

  public RealmAdministrator(HttpClient http, URI keycloak, String realm, String secret) {
    this.http = http;
    this.keycloak = keycloak;
    this.realm = realm;
    this.secret = secret;
  }

  /** Makes a user with that password. */
  public void addUser(String username, String password) {
    add(
        "/users",
        """
        {"username":"%s","enabled":true,"credentials":[{"type":"password","value":"%s"}]}\
        """
            .formatted(username, password));
  }

  /**
   * Makes a client that trades a bare password for a token of ten minutes that says whatever its
   * claims say.
   *
   * @param claims names and JSON values, such as {@code acr} and {@code mfa}
   */
  public void addPasswordClient(String clientId, String audience, Map<String, String> claims) {
    add(
        "/clients",
        """
        {"clientId":"%s","publicClient":true,"directAccessGrantsEnabled":true,
         "standardFlowEnabled":false,"fullScopeAllowed":true,
         "authenticationFlowBindingOverrides":{"direct_grant":"%s"},
         "defaultClientScopes":[],
         "protocolMappers":[%s,%s%s]}\
        """
            .formatted(clientId, passwordFlow(), audience(audience), IDENTITY, hardCoded(claims)));
  }

  /** Makes a system that proves itself with a secret, with the API as its audience. */
  public void addSystem(String clientId, String clientSecret) {
    add(
        "/clients",
        """
        {"clientId":"%s","secret":"%s","publicClient":false,"serviceAccountsEnabled":true,
         "standardFlowEnabled":false,"defaultClientScopes":["safeguard-identity"],
         "protocolMappers":[%s%s]}\
        """
            .formatted(
                clientId,
                clientSecret,
                audience("safeguard-fhir"),
                hardCoded(Map.of("client_id", clientId))));
  }

  /** Takes a person's one-time codes away, so that they meet the page that sets them up. */
  public void forgetSecondFactor(String username) {
    String id = user(username);
    for (JsonNode credential : get("/users/" + id + "/credentials")) {
      if (credential.get("type").asText().equals("otp")) {
        String path = "/users/" + id + "/credentials/" + credential.get("id").asText();
        send(request(path).DELETE(), 204);
      }
    }
  }

  /** Whether that person is signed in to that client. */
  public boolean hasSession(String username, String clientId) {
    for (JsonNode session : get("/users/" + user(username) + "/sessions")) {
      if (session.get("clients").toString().contains(clientId)) {
        return true;
      }
    }
    return false;
  }

  private String user(String username) {
    return get("/users?exact=true&username=" + username).get(0).get("id").asText();
  }

  private JsonNode get(String path) {
    return send(request(path).GET(), 200).json();
  }

  /** A flow that asks for a password and no more, made where the realm does not have it yet. */
  private String passwordFlow() {
    return flow(PASSWORD_FLOW).orElseGet(this::addPasswordFlow);
  }

  private String addPasswordFlow() {
    add("/authentication/flows/direct%20grant/copy", "{\"newName\":\"" + PASSWORD_FLOW + "\"}");
    String executions = "/authentication/flows/" + PASSWORD_FLOW + "/executions";
    for (JsonNode execution : get(executions)) {
      if (execution.get("displayName").asText().contains("OTP")) {
        ((ObjectNode) execution).put("requirement", "DISABLED");
        send(
            request(executions)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(execution.toString())),
            204);
      }
    }
    return flow(PASSWORD_FLOW).orElseThrow();
  }

  private Optional<String> flow(String alias) {
    for (JsonNode flow : get("/authentication/flows")) {
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

  private void add(String path, String json) {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)),
        201);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(keycloak.resolve("/admin/realms/" + realm + path))
        .header("Authorization", "Bearer " + token());
  }

  private String token() {
    Map<String, String> grant =
        Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", secret);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString(Form.encode(grant)));
    return send(request, 200).json().get("access_token").asText();
  }

  private Answer send(HttpRequest.Builder request, int expected) {
    Answer answer = Http.send(http, request.build());
    if (answer.status() != expected) {
      throw new AssertionError("Keycloak's administration: " + answer);
    }
    return answer;
  }
}
