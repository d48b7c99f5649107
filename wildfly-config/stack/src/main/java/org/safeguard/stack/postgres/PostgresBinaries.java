package org.safeguard.stack.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.safeguard.stack.StackException;

/** Unpacks PostgreSQL for the machine's processor from the class path, once. */
final class PostgresBinaries {
  private final Path folder;

  PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /** The folder that holds {@code initdb} and {@code postgres}. */
  Path bin() {
    Path complete = folder.resolve("complete");
    if (!Files.exists(complete)) {
      unpack(archive(System.getProperty("os.name"), System.getProperty("os.arch")));
      touch(complete);
    }
    return folder.resolve("bin");
  }

  /** The archive's name for a system as Java names it. */
  static String archive(String system, String processor) {
    if (system.equals("Linux") && processor.equals("amd64")) {
      return "/postgres-linux-x86_64.txz";
    }
    if (system.equals("Linux") && processor.equals("aarch64")) {
      return "/postgres-linux-arm_64.txz";
    }
    throw new StackException(
        "The local stack runs on Linux on x86-64 or arm64, not on %s on %s"
            .formatted(system, processor));
  }

  private void unpack(String archive) {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        var tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(entry, tar);
      }
    } catch (IOException failed) {
      throw new StackException("Cannot unpack PostgreSQL into " + folder, failed);
    }
  }

  private void place(TarArchiveEntry entry, InputStream content) throws IOException {
    Path target = entry.resolveIn(folder);
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static void touch(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException failed) {
      throw new StackException("Cannot write " + file, failed);
    }
  }
}
