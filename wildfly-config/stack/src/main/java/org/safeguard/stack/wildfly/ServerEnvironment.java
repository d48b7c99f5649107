package org.safeguard.stack.wildfly;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safeguard.stack.Site;
import org.safeguard.stack.keycloak.KeycloakPart;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.tls.ClientKey;
import org.safeguard.stack.tls.KeyStores;
import org.safeguard.stack.tls.Pem;
import org.safeguard.stack.tls.ServerCertificate;
import org.safeguard.stack.vault.ScratchVaultPart;
import org.safeguard.stack.vault.VaultPart;

/**
 * The variables through which the server and the EAR learn of their surroundings, here as in a
 * hospital.
 */
public final class ServerEnvironment {
  private final Site site;
  private final Map<String, String> variables = new HashMap<>();

  public ServerEnvironment(Site site, String baseUrl) {
    this.site = site;
    variables.put("SAFEGUARD_NODE", "node1");
    variables.put("SAFEGUARD_ENVIRONMENT", "local stack");
    variables.put("SAFEGUARD_BASE_URL", baseUrl);
    ownCertificate();
  }

  public ServerEnvironment database(PostgresPart postgres) {
    variables.put("SAFEGUARD_DB_URL", postgres.database("safeguard").url());
    variables.put("SAFEGUARD_DB_USER", "safeguard_app");
    variables.put("SAFEGUARD_DB_PASSWORD", postgres.password("safeguard_app"));
    variables.put("SAFEGUARD_SEQUENCER_DB_USER", "safeguard_sequencer");
    variables.put("SAFEGUARD_SEQUENCER_DB_PASSWORD", postgres.password("safeguard_sequencer"));
    variables.put("SAFEGUARD_TURN_DB_USER", "safeguard_turn");
    variables.put("SAFEGUARD_TURN_DB_PASSWORD", postgres.password("safeguard_turn"));
    return this;
  }

  public ServerEnvironment identity(KeycloakPart keycloak, ClientKey console) {
    String trustPassword = site.secrets().password("truststore");
    Path trust =
        KeyStores.trusting(file("truststore.p12"), site.authority().certificate(), trustPassword);
    variables.put("SAFEGUARD_OIDC_PROVIDER_URL", keycloak.issuer());
    variables.put("SAFEGUARD_OIDC_TRUSTSTORE", trust.toString());
    variables.put("SAFEGUARD_OIDC_TRUSTSTORE_PASSWORD", trustPassword);

    String keyPassword = site.secrets().password("keystore.console");
    Path key =
        KeyStores.withKey(
            file("safeguard-console.p12"),
            console.clientId(),
            console.privateKey(),
            List.of(console.selfSigned(Clock.systemUTC())),
            keyPassword);
    variables.put("SAFEGUARD_CONSOLE_KEYSTORE", key.toString());
    variables.put("SAFEGUARD_CONSOLE_KEYSTORE_PASSWORD", keyPassword);
    return this;
  }

  public ServerEnvironment keys(VaultPart vault) {
    variables.put("SAFEGUARD_VAULT_ADDR", vault.connection().address());
    variables.put("SAFEGUARD_VAULT_CACERT", vault.connection().authority().toString());
    variables.put("SAFEGUARD_VAULT_ROLE_ID", vault.appRole().roleId());
    variables.put("SAFEGUARD_VAULT_SECRET_ID_FILE", vault.appRole().secretIdFile().toString());
    variables.put("SAFEGUARD_VAULT_TURN_ROLE_ID", vault.turnRole().roleId());
    variables.put(
        "SAFEGUARD_VAULT_TURN_SECRET_ID_FILE", vault.turnRole().secretIdFile().toString());
    return this;
  }

  /** Where a turn of the keys is proved, and where what it leaves is kept. */
  public ServerEnvironment proof(ScratchVaultPart scratch) {
    variables.put("SAFEGUARD_SCRATCH_VAULT_ADDR", scratch.address());
    variables.put("SAFEGUARD_SCRATCH_VAULT_CACERT", scratch.authority().toString());
    variables.put("SAFEGUARD_SCRATCH_VAULT_ROLE_ID", scratch.appRole().roleId());
    variables.put(
        "SAFEGUARD_SCRATCH_VAULT_SECRET_ID_FILE", scratch.appRole().secretIdFile().toString());
    variables.put("SAFEGUARD_VAULT_SNAPSHOTS", site.folder().part("vault-snapshots").toString());
    variables.put("SAFEGUARD_KEY_COPIES", site.folder().part("key-copies").toString());
    return this;
  }

  /** More variables, which come before those of the stack. */
  public ServerEnvironment also(Map<String, String> more) {
    variables.putAll(more);
    return this;
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  private void ownCertificate() {
    ServerCertificate certificate = site.authority().serverCertificate("wildfly");
    String password = site.secrets().password("keystore.wildfly");
    Path store =
        KeyStores.withKey(
            file("wildfly.p12"),
            "wildfly",
            Pem.readKey(certificate.key(), "EC"),
            List.of(Pem.readCertificate(certificate.chain()), site.authority().certificate()),
            password);
    variables.put("SAFEGUARD_TLS_KEYSTORE", store.toString());
    variables.put("SAFEGUARD_TLS_KEYSTORE_PASSWORD", password);
  }

  private Path file(String name) {
    return site.folder().tls().resolve(name);
  }
}
