package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.BuildOutput;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** The verifier's command, run on the log of a Safeguard that goes on working meanwhile. */
@SystemTest
class VerifierIT {

  private final RunningStack stack;
  private final String family = Patients.unique("Verified");
  @TempDir Path folder;

  /** Where the entry of the patient's creation stands, and its revision. */
  private long chain;

  private long sequence;
  private long revision;

  VerifierIT(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void createAPatient() throws SQLException {
    Answer created =
        stack.fhirAsSystem().post("/Patient", Patients.json(family, "Ada", Patients.number()));
    assertEquals(201, created.status());
    String patient = created.id();
    String place =
        "select e.chain, e.seq, e.rev from safeguard.revision_entry e"
            + " join safeguard.resource_aud a on a.rev = e.rev where a.id = '%s'";
    try (Connection connection = stack.databases().asSuperuser().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(place.formatted(patient))) {
      assertTrue(row.next());
      chain = row.getLong(1);
      sequence = row.getLong(2);
      revision = row.getLong(3);
    }
  }

  @Test
  void realLogIsConsistent_andTheReportSaysWhatStaysOpen() throws Exception {
    Ended checked = exportAndCheck();
    assertEquals(3, checked.status(), checked.output());
    assertTrue(checked.output().contains("CONSISTENT: complete up to entry "), checked.output());
    assertTrue(checked.output().contains("Not excluded: later truncation"), checked.output());
    assertTrue(checked.output().contains("Not checked: the batches' codes"), checked.output());
  }

  @Test
  void exportIsForItsOwnerAlone_andIsNotWrittenOver() throws Exception {
    Path file = folder.resolve("log");
    assertEquals(0, run("export", file.toString()).status());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertEquals(1, run("export", file.toString()).status());
    assertFalse(Files.readString(file).contains(family));
  }

  @Test
  void changedEntryIsNamed() throws Exception {
    named(
        "update audit_entry set canonical = set_byte(canonical, 100, get_byte(canonical, 100) # 1)",
        "update audit_entry set canonical = set_byte(canonical, 100, get_byte(canonical, 100) # 1)",
        "ENTRY_NOT_LINKED");
  }

  @Test
  void columnThatHidesAnEntryFromASearchIsNamed() throws Exception {
    named(
        "update audit_entry set action = 'x' || action",
        "update audit_entry set action = substr(action, 2)",
        "COLUMNS_DIFFER");
  }

  @Test
  void revisionWhoseEntryIsSaidToBeAnotherIsNamed() throws Exception {
    String place = " where rev = " + revision;
    stack.tampering().run("update revision_entry set seq = seq + 1000000000" + place);
    try {
      tampered("chain %d, entry %d: ENTRY_WITHOUT_REVISION".formatted(chain, sequence));
      tampered(
          "chain %d, entry %d: REVISION_OF_NO_ENTRY, revision %d"
              .formatted(chain, sequence + 1_000_000_000, revision));
    } finally {
      stack.tampering().run("update revision_entry set seq = seq - 1000000000" + place);
    }
    assertEquals(3, exportAndCheck().status());
  }

  private void named(String change, String restore, String reason) throws Exception {
    String place = " where chain = %d and seq = %d".formatted(chain, sequence);
    stack.tampering().run(change + place);
    try {
      tampered("chain %d, entry %d: %s".formatted(chain, sequence, reason));
    } finally {
      stack.tampering().run(restore + place);
    }
    assertEquals(3, exportAndCheck().status());
  }

  private void tampered(String finding) throws Exception {
    Ended checked = exportAndCheck();
    assertEquals(4, checked.status(), checked.output());
    assertTrue(checked.output().contains("WRONG: " + finding), checked.output());
    assertFalse(checked.output().contains(family), checked.output());
  }

  private Ended exportAndCheck() throws IOException, InterruptedException {
    Path file = Files.createTempDirectory(folder, "export").resolve("log");
    Ended exported = run("export", file.toString());
    assertEquals(0, exported.status(), exported.output());
    return run("check", file.toString());
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    Path command =
        BuildOutput.current().root().resolve("wildfly-config/verifier/target/safeguard-verify.jar");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-jar", command.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(surroundings());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private Map<String, String> surroundings() {
    return Map.of(
        "SAFEGUARD_DB_URL",
        stack.databases().address(stack.databases().database()),
        "SAFEGUARD_VERIFIER_DB_PASSWORD",
        stack.databases().password("safeguard_verifier"));
  }

  /** A program that has run to its end. */
  private record Ended(int status, String output) {}
}
