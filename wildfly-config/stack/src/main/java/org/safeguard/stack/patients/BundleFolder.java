package org.safeguard.stack.patients;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.safeguard.stack.StackException;

/** FHIR bundles in JSON files of a folder and those below it. */
public final class BundleFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  public BundleFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StackException("stack.load: there is no folder " + folder);
    }
    this.folder = folder;
  }

  /** The files, in the order of their names. */
  List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException failed) {
      throw new StackException("Cannot read the folder " + folder, failed);
    }
  }

  /**
   * Hands on each Patient of a bundle. One entry at a time is in memory, because a bundle of
   * Synthea's may have tens of thousands.
   */
  static void forEachPatient(Path file, Consumer<ObjectNode> action) {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      if (moveToEntries(parser)) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          JsonNode resource = JSON.<JsonNode>readTree(parser).path("resource");
          if (resource.path("resourceType").asText().equals("Patient")) {
            action.accept((ObjectNode) resource);
          }
        }
      }
    } catch (IOException failed) {
      throw new StackException(file + " is not a FHIR bundle in JSON", failed);
    }
  }

  private static boolean moveToEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean entries = parser.currentName().equals("entry");
      if (parser.nextToken() == JsonToken.START_ARRAY && entries) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
