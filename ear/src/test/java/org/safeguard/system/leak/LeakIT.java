package org.safeguard.system.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.VaultClient;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/**
 * A name and a number, planted through the API, are found in clear in no table, no WAL file, no
 * log, no base backup, no dump and no other file of the stack. A control, another word of the same
 * make written in clear on purpose, proves that each search would have found it.
 */
@SystemTest
class LeakIT {

  private final RunningStack stack;
  private final Disk disk;
  private final Copies copies;
  private final String family = Patients.unique("");
  private final String given = Patients.unique("");
  private final String number = Patients.unique("");

  LeakIT(RunningStack stack) {
    this.stack = stack;
    this.disk = new Disk(stack.folder(), FileTime.from(Instant.now().minusSeconds(2)));
    this.copies = new Copies(stack);
  }

  @AfterEach
  void deleteCopies() throws IOException {
    copies.delete();
  }

  @Test
  void plantedNameAndNumberAreNowhereInClear() throws Exception {
    plant();
    flush();
    copies.take(this::plantAnother, "safeguard", "keycloak");
    for (String word : List.of(family, given, number)) {
      assertEquals(List.of(), tables("safeguard").holding(Traces.inText(word)));
      assertEquals(List.of(), tables("keycloak").holding(Traces.inText(word)));
      assertEquals(List.of(), disk.holding(Traces.inBytes(word)));
      assertEquals(List.of(), copies.holding(word));
    }
  }

  @Test
  void textInATableWouldBeFoundThereAndInFilesWalBackupAndDump() throws Exception {
    String word = Patients.unique("");
    scratch("create table scratch (content text)", "insert into scratch values ('%s')", word);
    foundInTableFileWalBackupAndDump(word);
  }

  @Test
  void bytesInATableWouldBeFoundThereAndInFilesWalBackupAndDump() throws Exception {
    String word = Patients.unique("");
    scratch(
        "create table scratch (content bytea)",
        "insert into scratch values (convert_to('xx%s', 'UTF8'))",
        word);
    foundInTableFileWalBackupAndDump(word);
  }

  @Test
  void compressedTextWouldBeFoundInTheTableAndInFilesWalBackupAndDump() throws Exception {
    String word = Patients.unique("");
    scratch(
        "create table scratch (content text compression pglz)",
        "insert into scratch select repeat('filler ', 2000) || '%s' || repeat(' filler', 2000)",
        word);
    assertEquals("pglz", one("select pg_column_compression(content) from scratch"));
    foundInTableFileWalBackupAndDump(word);
  }

  /** Other compressions than these could hide a word from the search of files. */
  @Test
  void walIsNotCompressed_andTablesByNothingButPglz() throws Exception {
    assertEquals("off", one("show wal_compression"));
    assertEquals("pglz", one("show default_toast_compression"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encode(convert_to('y%s', 'UTF8'), 'base64')",
        "encode(convert_to('y%s', 'UTF8'), 'hex')",
        "upper(encode(convert_to('y%s', 'UTF8'), 'hex'))",
        "upper('y%s')"
      })
  void codedTextInATableWouldBeFound(String coded) throws Exception {
    String word = Patients.unique("");
    scratch(
        "create table scratch (content text)", "insert into scratch values (" + coded + ")", word);
    foundInTableFileWalBackupAndDump(word);
  }

  @Test
  void wordInALogWouldBeFound() throws Exception {
    String inDatabase = Patients.unique("");
    execute("do $$ begin raise log 'control %', '" + inDatabase + "'; end $$");
    found("logs/postgresql", inDatabase);

    String inKeycloak = Patients.unique("");
    stack
        .tokens()
        .visit()
        .open(stack.tokens().authorizationAddress("v".repeat(50)))
        .password(inKeycloak, "wrong");
    found("logs/keycloak", inKeycloak);

    String inVault = Patients.unique("");
    FhirClient.anonymous(stack.http(), URI.create(stack.environment().get("VAULT_ADDR")))
        .with("X-Vault-Token", stack.environment().get("VAULT_TOKEN"))
        .get("/v1/transit/keys/" + inVault);
    found("logs/vault", inVault);
  }

  /** The vault's storage is sealed but for the names of what is in it. */
  @Test
  void wordInTheVaultsStorageWouldBeFound() throws Exception {
    String word = Patients.unique("");
    VaultClient operator = stack.vault().as(stack.environment().get("VAULT_TOKEN"));
    Map<String, String> nothing = Map.of("policy", "path \"none\" { capabilities = [\"deny\"] }");
    assertEquals(204, operator.post("sys/policies/acl/" + word, nothing).status());
    try {
      found("vault/data", word);
    } finally {
      operator.send("DELETE", "sys/policies/acl/" + word, "");
    }
  }

  @Test
  void serversLogIsSearched() throws Exception {
    assertTrue(
        holding("UT000000WFLYSRV0025").stream().noneMatch(file -> file.contains("server.log")));
    assertTrue(
        new Disk(stack.folder().resolve("logs"), FileTime.fromMillis(0))
            .holding(List.of("WFLYSRV0025".getBytes(StandardCharsets.US_ASCII)))
            .contains("server.log"));
  }

  /** So that the backup's WAL is of a time in which they were written. */
  private void plantAnother() {
    Answer created = stack.fhirAsSystem().post("/Patient", Patients.json(family, given, number));
    assertEquals(201, created.status(), created::text);
  }

  /** Everything that a client can do with a patient, done with the planted words. */
  private void plant() {
    FhirClient fhir = stack.fhirAsSystem();
    Answer created = fhir.post("/Patient", Patients.json(family, given, number));
    assertEquals(201, created.status(), created::text);
    String path = "/Patient/" + created.id();
    Answer updated =
        fhir.with("If-Match", "W/\"1\"")
            .put(path, Patients.json(created.id(), family, given, number));
    assertEquals(200, updated.status(), updated::text);
    stack.fhirAs(Role.PHYSICIAN).get(path);
    fhir.get(path + "/_history");
    assertEquals(1, fhir.get("/Patient?family=" + family).json().get("entry").size());
    assertEquals(1, fhir.get("/Patient?identifier=" + number).json().get("entry").size());
    fhir.get("/Patient?given=" + given + "&shoesize=" + number);
    fhir.get("/Patient/" + number);
    fhir.get("/" + number + "?family=" + family);
    stack.fhir().get("/Patient?family=" + family);
    fhir.post("/Patient", Patients.json(family, given, number).replace("\"gender\"", family));
    fhir.post("/Patient", "{\"resourceType\":\"" + family + "\"}");
    fhir.with("If-Match", family).put(path, Patients.json(family, given, number));
    fhir.with("X-Purpose-Of-Use", family).get(path);
    stack.fhirAs(Role.AUDITOR).get("/Patient?family=" + family);
  }

  private void foundInTableFileWalBackupAndDump(String word) throws Exception {
    try {
      flush();
      assertEquals(List.of("public.scratch"), tables("postgres").holding(Traces.inText(word)));
      List<String> files = holding(word);
      assertTrue(files.stream().anyMatch(file -> file.contains("/base/")), files::toString);
      assertTrue(files.stream().anyMatch(file -> file.contains("/pg_wal/")), files::toString);
      // What was written before is in WAL that the backup need not hold.
      copies.take(() -> execute("update scratch set content = content"), "postgres");
      List<String> copied = copies.holding(word);
      assertTrue(copied.stream().anyMatch(file -> file.contains("backup/base/")), copied::toString);
      assertTrue(
          copied.stream().anyMatch(file -> file.contains("backup/pg_wal/")), copied::toString);
      assertTrue(copied.contains("postgres.sql"), copied::toString);
    } finally {
      execute("drop table if exists scratch");
    }
  }

  private void found(String file, String word) throws IOException {
    List<String> files = holding(word);
    assertTrue(files.stream().anyMatch(name -> name.startsWith(file)), files::toString);
  }

  private List<String> holding(String word) throws IOException {
    return disk.holding(Traces.inBytes(word));
  }

  private Tables tables(String database) {
    return new Tables(superuser(database));
  }

  private ConnectionSource superuser(String database) {
    return stack.databases().asSuperuserOf(database);
  }

  /** Pages and WAL reach the disk. */
  private void flush() throws SQLException {
    execute("checkpoint");
    execute("select pg_switch_wal()");
  }

  private void scratch(String table, String insert, String word) throws SQLException {
    execute("drop table if exists scratch");
    execute(table);
    execute(insert.formatted(word));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = superuser("postgres").connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = superuser("postgres").connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values.get(0);
  }
}
