package org.safeguard.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases of a response file of NIST's CAVP that are of our sizes: nonces of 96 and tags of 128
 * bits. Lines in brackets give the sizes of what follows, {@code Count} begins a case, and {@code
 * FAIL} stands where it must not open.
 */
final class CavpFile {

  record Case(GcmVector vector, boolean fails) {}

  private CavpFile() {}

  static List<Case> read(Path file) throws IOException {
    List<Map<String, String>> cases = new ArrayList<>();
    Map<String, String> sizes = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.replaceAll("[\\[\\]]", "").split(" *= *", 2);
      if (line.startsWith("[")) {
        sizes.put(words[0], words[1]);
      } else if (line.startsWith("Count")) {
        cases.add(new HashMap<>(sizes));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        cases.get(cases.size() - 1).put(words[0], words.length == 2 ? words[1] : "");
      }
    }
    return cases.stream().filter(CavpFile::ofOurSizes).map(CavpFile::of).toList();
  }

  private static boolean ofOurSizes(Map<String, String> parts) {
    return Integer.parseInt(parts.get("IVlen")) == AesGcm.NONCE * Byte.SIZE
        && Integer.parseInt(parts.get("Taglen")) == AesGcm.TAG * Byte.SIZE;
  }

  private static Case of(Map<String, String> parts) {
    GcmVector vector =
        new GcmVector(
            parts.get("Key"),
            parts.get("IV"),
            parts.get("PT"),
            parts.get("AAD"),
            parts.get("CT"),
            parts.get("Tag"));
    return new Case(vector, parts.containsKey("FAIL"));
  }
}
