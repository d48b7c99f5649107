package org.safeguard.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files and folders that only their owner can read; a file is there whole or not at all. */
public final class PrivateFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFile() {}

  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(Path file, byte[] content) {
    try {
      Path draft =
          Files.createTempFile(file.getParent(), "." + file.getFileName(), null, OWNER_ONLY_FILE);
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new StackException("Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  /** Makes the folder, with those above it, unless it is there; returns it. */
  public static Path folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, OWNER_ONLY_FOLDER);
      }
      return folder;
    } catch (IOException failed) {
      throw new StackException("Cannot make the folder " + folder, failed);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new StackException("Cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }
}
