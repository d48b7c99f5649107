package org.safeguard.system.leak;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.safeguard.system.stack.ConnectionSource;

/**
 * A base backup, taken as backup programs take it ("Making a Base Backup Using the Low Level API"
 * in PostgreSQL's manual): the data folder is copied between the server's two calls, then the WAL
 * that the copy needs and the label that the server gives.
 */
final class BaseBackup {

  /** What the manual says to leave out, and the WAL, which is copied last. */
  private static final Set<String> LEFT_OUT =
      Set.of("pg_wal", "postmaster.pid", "postmaster.opts", "pg_replslot", "pg_stat_tmp");

  private final ConnectionSource superuser;
  private final Path data;

  BaseBackup(ConnectionSource superuser, Path data) {
    this.superuser = superuser;
    this.data = data;
  }

  /** Work that goes on while the backup is taken, so that its WAL holds what that wrote. */
  interface Meanwhile {
    void run() throws SQLException;
  }

  /** Takes one into a new folder. */
  void into(Path target, Meanwhile meanwhile) throws SQLException, IOException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('leak', true)");
      meanwhile.run();
      Files.walkFileTree(data, new Copy(target, LEFT_OUT));
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(target.resolve("backup_label"), stopped.getString(1));
      }
      Files.walkFileTree(data.resolve("pg_wal"), new Copy(target.resolve("pg_wal"), Set.of()));
    }
  }

  /** Copies a folder that is written to meanwhile: what is gone by then, the WAL knows. */
  private static final class Copy extends SimpleFileVisitor<Path> {

    private final Path target;
    private final Set<String> leftOut;
    private Path from;

    Copy(Path target, Set<String> leftOut) {
      this.target = target;
      this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (from == null) {
        from = folder;
      }
      Files.createDirectories(target.resolve(from.relativize(folder)));
      return leftOut.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && !leftOut.contains(file.getFileName().toString())) {
        try {
          Files.copy(file, target.resolve(from.relativize(file)));
        } catch (NoSuchFileException gone) {
          return FileVisitResult.CONTINUE;
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
      if (gone instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw gone;
    }
  }
}
