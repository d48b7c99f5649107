package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;

class FhirFolderTest {
  @TempDir private Path folder;

  @Test
  void hospitalsComeFirstThenPractitionersThenTheOthersByName() throws IOException {
    Files.createDirectory(folder.resolve("below"));
    for (String name :
        List.of(
            "b.json",
            "a.json",
            "below/c.json",
            "practitionerInformation1.json",
            "below/hospitalInformation1.json",
            "read.me")) {
      Files.createFile(folder.resolve(name));
    }
    List<String> names =
        new FhirFolder(folder)
            .files().stream().map(file -> folder.relativize(file).toString()).toList();
    assertEquals(
        List.of(
            "below/hospitalInformation1.json",
            "practitionerInformation1.json",
            "a.json",
            "b.json",
            "below/c.json"),
        names);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var refusal =
        assertThrows(StackException.class, () -> new FhirFolder(folder.resolve("absent")));
    assertTrue(refusal.getMessage().contains("absent"));
    assertTrue(refusal.getMessage().contains("stack.load"));
  }
}
