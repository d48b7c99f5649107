package org.safeguard.stack;

import org.safeguard.stack.keycloak.KeycloakPart;
import org.safeguard.stack.postgres.Database;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.vault.VaultConnection;

/**
 * What a client of a running stack has to know, under the names that {@code stack.env} gives it.
 */
final class StackDescription {
  private static final String APPLICATION_ROLE = "safeguard_app";

  private final Site site;
  private final Parts parts;
  private final StackEnv file = new StackEnv();

  StackDescription(Site site, Parts parts) {
    this.site = site;
    this.parts = parts;
  }

  StackEnv file() {
    api();
    identity();
    keys();
    database();
    processes();
    return file;
  }

  private void api() {
    file.put("SAFEGUARD_FHIR", parts.baseUrl() + "/fhir")
        .put("SAFEGUARD_CONSOLE", parts.baseUrl() + "/console/")
        .put("SAFEGUARD_CA", site.authority().certificateFile());
  }

  private void identity() {
    file.put("SAFEGUARD_TOKEN_URL", parts.keycloak().tokenUrl())
        .put("SAFEGUARD_CLIENT_ID", parts.lab().clientId())
        .put("SAFEGUARD_CLIENT_KID", parts.lab().keyId())
        .put("SAFEGUARD_CLIENT_KEY", parts.lab().file())
        .put("KEYCLOAK_URL", parts.keycloak().address())
        .put("KEYCLOAK_REALM", KeycloakPart.REALM);
  }

  private void keys() {
    VaultConnection vault = parts.vault().connection();
    file.put("VAULT_ADDR", vault.address())
        .put("VAULT_CACERT", vault.authority())
        .put("VAULT_TOKEN", vault.token());
    parts.scratchVault().ifPresent(scratch -> file.put("SCRATCH_VAULT_ADDR", scratch.address()));
  }

  private void database() {
    PostgresPart postgres = parts.postgres();
    Database database = postgres.database("safeguard");
    file.put("PGHOST", "localhost")
        .put("PGPORT", database.port())
        .put("PGDATABASE", database.name())
        .put("PGUSER", APPLICATION_ROLE)
        .put("PGPASSWORD", postgres.password(APPLICATION_ROLE))
        .put("PGSUPERUSER", postgres.superuser())
        .put("PGSUPERPASSWORD", postgres.password(postgres.superuser()));
  }

  private void processes() {
    pid("WILDFLY_PID", parts.wildfly());
    pid("PG_PID", parts.postgres());
    pid("KEYCLOAK_PID", parts.keycloak());
    pid("VAULT_PID", parts.vault());
    parts.scratchVault().ifPresent(scratch -> pid("SCRATCH_VAULT_PID", scratch));
    file.put("WILDFLY_LOG", parts.wildfly().log());
  }

  private void pid(String name, Part part) {
    part.pid().ifPresent(pid -> file.put(name, pid));
  }
}
