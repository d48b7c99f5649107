package org.safeguard.system.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file with a bundle that was loaded. */
public record LoadedFile(Path path) {

  /** All of a folder. */
  public static List<LoadedFile> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(LoadedFile::new).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The entries of its bundle, with exact numbers. */
  public List<JsonNode> entries() {
    try {
      JsonNode bundle = CanonicalJson.read(Files.readAllBytes(path));
      return StreamSupport.stream(bundle.get("entry").spliterator(), false).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
