package org.safeguard.system.corridor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A zip archive to which classes of the tests are added. */
public final class Archive {

  private final Path file;

  private Archive(Path file) {
    this.file = file;
  }

  /** A copy of that file. */
  public static Archive copyOf(Path original, Path copy) {
    try {
      Files.createDirectories(copy.getParent());
      Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
      return new Archive(copy);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path file() {
    return file;
  }

  /** Adds a class at that folder of the archive within this one. */
  public Archive add(String inner, String folder, Class<?> added) {
    try (FileSystem outer = FileSystems.newFileSystem(file)) {
      Path packed = outer.getPath(inner);
      Path unpacked = Files.createTempFile("inner", ".zip");
      Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
      put(unpacked, folder, added);
      Files.copy(unpacked, packed, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(unpacked);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void put(Path archive, String folder, Class<?> added) throws IOException {
    String name = added.getName().replace('.', '/') + ".class";
    try (FileSystem inner = FileSystems.newFileSystem(archive);
        var bytes = added.getClassLoader().getResourceAsStream(name)) {
      Path target = inner.getPath(folder, name);
      Files.createDirectories(target.getParent());
      Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
