package org.safeguard.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Copies and deletes folders with all that is in them. */
public final class Folders {
  private Folders() {}

  /** Deletes the folder, or a file; it may be absent. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Folders::deleteOne);
    } catch (IOException | UncheckedIOException failed) {
      throw new StackException("Cannot delete " + folder, failed);
    }
  }

  /** Copies the files of one folder over those of another, which need not exist. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(source -> copyOne(source, to.resolve(from.relativize(source))));
    } catch (IOException | UncheckedIOException failed) {
      throw new StackException("Cannot copy " + from + " to " + to, failed);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void copyOne(Path source, Path target) {
    try {
      if (Files.isDirectory(source)) {
        PrivateFile.folder(target);
      } else {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
