package org.safeguard.system.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import org.safeguard.stack.Folders;
import org.safeguard.system.stack.RunningStack;

/** What leaves the database's server for safety's sake: a base backup, and dumps. */
final class Copies {

  private final RunningStack stack;

  /** Outside the stack's own, where a search of that would find what is only a copy. */
  private final Path folder = Path.of("target", "copies").toAbsolutePath();

  Copies(RunningStack stack) {
    this.stack = stack;
  }

  /** Takes a base backup of all, and a dump of each of these databases; none of before is left. */
  void take(BaseBackup.Meanwhile meanwhile, String... databases)
      throws SQLException, IOException, InterruptedException {
    delete();
    Files.createDirectories(folder);
    new BaseBackup(stack.databases().asSuperuser(), stack.folder().resolve("pg/data"))
        .into(folder.resolve("backup"), meanwhile);
    Dump dump = new Dump(stack.databases(), stack.environment().path("SAFEGUARD_CA"));
    for (String database : databases) {
      dump.of(database, folder);
    }
  }

  /** The files that hold the word in any form. */
  List<String> holding(String word) throws IOException {
    return new Disk(folder, FileTime.fromMillis(0)).holding(Traces.inBytes(word));
  }

  void delete() {
    Folders.delete(folder);
  }
}
