package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseLoginTest {
  private static final String ADDRESS = "jdbc:postgresql://db.example.org/safeguard";

  @ParameterizedTest
  @ValueSource(strings = {"", "?sslrootcert=/ca.pem", "?ssl=true", "?sslmode=verify-full"})
  void serverIsVerifiedWhetherTheAddressSaysSoOrNot(String parameters) {
    PGSimpleDataSource source = (PGSimpleDataSource) login(ADDRESS + parameters).asOwner();

    assertEquals("verify-full", source.getSslMode());
    assertEquals("db.example.org", source.getServerNames()[0]);
  }

  @Test
  void authorityOfTheAddressIsTheOneTrusted() {
    var source = (PGSimpleDataSource) login(ADDRESS + "?sslrootcert=/ca.pem").asOwner();

    assertEquals("/ca.pem", source.getSslRootCert());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=disable",
        "sslmode=allow",
        "sslmode=prefer",
        "sslmode=require",
        "sslmode=verify-ca",
        "sslfactory=org.postgresql.ssl.NonValidatingFactory"
      })
  void lessThanAVerifiedServerIsRefusedOnEveryHost(String parameter) {
    for (String host : new String[] {"db.example.org", "localhost", "127.0.0.1"}) {
      String address = "jdbc:postgresql://" + host + "/safeguard?" + parameter;
      var refused = assertThrows(InstallationRefused.class, () -> login(address));
      assertTrue(refused.getMessage().contains("sslmode=verify-full"), refused.getMessage());
    }
  }

  @Test
  void addressOfAnotherDatabaseIsRefusedAndNotRepeated() {
    var refused =
        assertThrows(InstallationRefused.class, () -> login("jdbc:other://x?password=secret"));

    assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
  }

  private static DatabaseLogin login(String address) {
    return new DatabaseLogin(address, "safeguard_ddl", "a password");
  }
}
