package org.safeguard.stack.patients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Progress;

/**
 * Loads the bundles and resources of a folder through a FHIR API. A second load finds there what
 * the first one brought and sends none of it again; what is refused is named and does not stop the
 * rest.
 */
public final class BundleLoader {
  private final FhirServer server;
  private final Progress progress;
  private final Tally tally;
  private final Courier courier;

  public BundleLoader(FhirServer server, Progress progress) {
    this.server = server;
    this.progress = progress;
    this.tally = new Tally(progress::say);
    this.courier = new Courier(server, tally);
  }

  /**
   * @throws StackException if the server stays away for ten minutes
   */
  public LoadReport load(FhirFolder folder) {
    List<Path> files = folder.files();
    long bytes = files.stream().mapToLong(BundleLoader::size).sum();
    var line = new LoadProgress(progress, server.waiting().clock(), tally, files.size(), bytes);
    for (Path file : files) {
      load(file);
      line.done(size(file));
    }
    LoadReport report = line.report();
    progress.say(report.text());
    return report;
  }

  private void load(Path path) {
    try {
      load(FhirFileReader.read(path));
    } catch (Refused unreadable) {
      tally.fileUnreadable(path.getFileName().toString(), unreadable.getMessage());
    }
  }

  private void load(FhirFile file) {
    try {
      Plan plan = Plan.of(file);
      plan.unknowable().forEach(entry -> tally.entryRefused(file, entry, Plan.UNKNOWABLE));
      plan.deliveries().forEach(courier::bring);
    } catch (Refused whole) {
      tally.fileRefused(file, whole.getMessage());
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
