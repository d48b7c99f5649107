package org.safeguard.system.leak;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Every file under a folder that was written since a moment: what came later lies in no other. */
final class Disk {

  private final Path folder;
  private final FileTime since;

  Disk(Path folder, FileTime since) {
    this.folder = folder;
    this.since = since;
  }

  /** The files that hold one of these. */
  List<String> holding(List<byte[]> traces) throws IOException {
    ByteSearch search = ByteSearch.anyOf(traces);
    List<String> found = new ArrayList<>();
    for (Path file : written()) {
      if (search.isIn(file)) {
        found.add(folder.relativize(file).toString());
      }
    }
    return found;
  }

  private List<Path> written() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(since) >= 0) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
