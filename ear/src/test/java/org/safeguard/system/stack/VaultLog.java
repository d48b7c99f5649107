package org.safeguard.system.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The vault's own audit log: a line in JSON for each request, and one for its answer, on disk
 * before the answer leaves. Values in it are hashed, but paths are not, nor how many values there
 * are.
 */
public final class VaultLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  VaultLog(Path file) {
    this.file = file;
  }

  /** Where it ends now, in bytes. */
  public long end() {
    try {
      return Files.size(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The requests that were answered since it ended there, in that order. */
  public List<Request> since(long end) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(end);
      byte[] added = new byte[Math.toIntExact(log.length() - end)];
      log.readFully(added);
      return new String(added, StandardCharsets.UTF_8)
          .lines()
          .map(VaultLog::json)
          .filter(line -> line.path("type").asText().equals("response"))
          .map(VaultLog::request)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Request request(JsonNode line) {
    return new Request(
        line.at("/request/path").asText(),
        line.at("/request/data/batch_input").size(),
        !line.has("error"));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException failed) {
      throw new AssertionError("the vault's log has a line that is no JSON");
    }
  }

  /**
   * One round trip.
   *
   * @param path of the vault's API, without {@code /v1/}
   * @param batch how many things it asks for at once; 0 where it asks for one otherwise
   * @param granted whether it got what it asked for
   */
  public record Request(String path, int batch, boolean granted) {

    /** Whether it asks for a key, to be made or opened. */
    public boolean ofKeys() {
      return path.startsWith("transit/");
    }
  }
}
