package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.safeguard.stack.patients.Resources.bundle;
import static org.safeguard.stack.patients.Resources.conditional;
import static org.safeguard.stack.patients.Resources.entry;
import static org.safeguard.stack.patients.Resources.identified;
import static org.safeguard.stack.patients.Resources.observation;
import static org.safeguard.stack.patients.Resources.patient;
import static org.safeguard.stack.patients.Resources.role;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhirFileReaderTest {
  @TempDir private Path folder;

  @Test
  void anEntryIsReadWithWhatTheLoadMustKnow() throws Exception {
    FhirFile file =
        read(
            bundle(
                "batch",
                entry(patient("1")),
                conditional(identified("Location", "2", ""), "2"),
                entry(role("p1"))));
    assertEquals("batch", file.bundleType());
    assertEquals(
        List.of("Patient", "Location", "PractitionerRole"),
        file.entries().stream().map(Entry::type).toList());
    assertEquals(Optional.of(new Identifier("urn:mrn", "1")), file.entries().get(0).identifier());
    assertTrue(file.entries().get(0).doubles());
    assertFalse(file.entries().get(1).doubles());
    assertEquals(Optional.empty(), file.entries().get(2).identifier());
    assertEquals(
        List.of(new Identifier("urn:mrn", "p1"), new Identifier("urn:mrn", "o1")),
        file.entries().get(2).named());
  }

  @Test
  void aResourceThatIsAloneIsAnEntryToo() throws Exception {
    FhirFile file = read(patient("1"));
    assertFalse(file.isBundle());
    assertEquals("Patient", file.type());
    assertEquals(Optional.of(new Identifier("urn:mrn", "1")), file.entries().get(0).identifier());
  }

  @Test
  void theTypeMayStandAfterTheEntries() throws Exception {
    FhirFile file =
        read(
            "{\"entry\":["
                + entry(patient("1"))
                + "],\"type\":\"batch\",\"resourceType\":\"Bundle\"}");
    assertEquals("batch", file.bundleType());
    assertEquals(1, file.entries().size());
  }

  @Test
  void theBytesOfEachEntryAreFoundInALargeFileOfAnyCharacters() throws Exception {
    var random = new Random(7);
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String text = "é€😀\\\"}]{[ ".repeat(random.nextInt(40)) + i;
      entries.add(entry(observation(",\"note\":\"" + text + "\"")));
    }
    FhirFile file = read(bundle("batch", entries.toArray(String[]::new)));
    byte[] bytes = Files.readAllBytes(file.path());
    assertEquals(entries.size(), file.entries().size());
    for (Entry entry : file.entries()) {
      int start = (int) entry.start();
      byte[] slice = Arrays.copyOfRange(bytes, start, start + entry.length());
      assertEquals(entries.get(entry.index()), new String(slice, StandardCharsets.UTF_8));
      assertEquals(
          "{\"method\"",
          new String(slice, entry.request(), "{\"method\"".length(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aLongStringSuchAsAScannedDocumentIsRead() throws Exception {
    String scan = "A".repeat(21_000_000);
    FhirFile file =
        read(bundle("batch", entry("{\"resourceType\":\"Binary\",\"data\":\"" + scan + "\"}")));
    assertEquals("Binary", file.entries().get(0).type());
  }

  @Test
  void whatIsNoBundleInUtf8IsRefusedWithoutRepeatingIt() throws IOException {
    refused("is not JSON: line 1, column", "{\"resourceType\":\"Patient\",\"name\":Ada}");
    refused("is not JSON: line 1, column", "{\"resourceType\":\"Patient\"");
    refused("is not a FHIR resource", "[]");
    refused("is not a FHIR resource", "");
    refused("is not a FHIR resource", "{\"resourceType\":\"../Ada\"}");
    refused("has an entry 0 that is no object", "{\"resourceType\":\"Bundle\",\"entry\":[null]}");
    Path wide = folder.resolve("wide.json");
    Files.writeString(wide, bundle("batch", entry(patient("1"))), StandardCharsets.UTF_16BE);
    var refusal = assertThrows(Refused.class, () -> FhirFileReader.read(wide));
    assertEquals("is not in UTF-8", refusal.getMessage());
  }

  private void refused(String reason, String text) throws IOException {
    var refusal = assertThrows(Refused.class, () -> read(text));
    assertTrue(refusal.getMessage().startsWith(reason), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("Ada"), refusal.getMessage());
  }

  private FhirFile read(String text) throws IOException, Refused {
    return FhirFileReader.read(Files.writeString(folder.resolve("file.json"), text));
  }
}
