package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.BuildOutput;

/** What is in the archive, with the web applications, which the enforcer does not look into. */
class ArchiveIT {

  /** By class file, the jars and folders of the archive that hold it. */
  private final Map<String, Set<String>> shared = new TreeMap<>();

  private final Map<String, Map<String, Set<String>>> applications = new TreeMap<>();

  /** Else it would depend on the class loader which of the two runs. */
  @Test
  void noApplicationFindsAClassTwice() throws IOException {
    try (InputStream ear = Files.newInputStream(BuildOutput.current().ear())) {
      read(ear);
    }
    assertEquals(Set.of("safeguard-console.war", "safeguard-fhir.war"), applications.keySet());
    applications.forEach(
        (name, own) -> {
          shared.forEach((file, holders) -> holders.forEach(holder -> add(own, file, holder)));
          own.values().removeIf(holders -> holders.size() < 2);
          assertEquals(Map.of(), own, name);
        });
  }

  private void read(InputStream ear) throws IOException {
    ZipInputStream archive = new ZipInputStream(ear);
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".war")) {
        Map<String, Set<String>> own = new TreeMap<>();
        readApplication(archive.readAllBytes(), own);
        applications.put(name, own);
      } else if (name.endsWith(".jar")) {
        readJar(name, archive.readAllBytes(), shared);
      }
    }
  }

  private static void readApplication(byte[] war, Map<String, Set<String>> into)
      throws IOException {
    ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(war));
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".jar")) {
        readJar(name, archive.readAllBytes(), into);
      } else if (name.endsWith(".class")) {
        add(into, name.replace("WEB-INF/classes/", ""), "WEB-INF/classes");
      }
    }
  }

  private static void readJar(String holder, byte[] jar, Map<String, Set<String>> into)
      throws IOException {
    ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(jar));
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      if (entry.getName().endsWith(".class")) {
        add(into, entry.getName(), holder);
      }
    }
  }

  /** What describes a module, or stands in for a class on newer JDKs, is no class of its own. */
  private static void add(Map<String, Set<String>> into, String file, String holder) {
    if (!file.endsWith("module-info.class") && !file.startsWith("META-INF/versions/")) {
      into.computeIfAbsent(file, unused -> new TreeSet<>()).add(holder);
    }
  }
}
