package org.safeguard.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.safeguard.stack.people.DemoPerson;
import org.safeguard.stack.people.PeopleFile;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.CertificateAuthority;

/**
 * A local stack: PostgreSQL, the key server, Keycloak and WildFly, running and set up for each
 * other. It ends when it is closed and when the process that started it ends, whatever way that is.
 */
public final class Stack implements AutoCloseable {
  private final StackConfiguration configuration;
  private final Site site;
  private final FileChannel lock;
  private final BuildOutput build;
  private final Parts parts;
  private final Progress progress;
  private final Thread hook = new Thread(this::end, "end-of-stack");

  private Stack(StackConfiguration configuration, BuildOutput build, Progress progress) {
    this.configuration = configuration;
    this.build = build;
    this.progress = progress;
    var folder = new StackFolder(configuration.folder());
    this.lock = folder.lock();
    this.site =
        new Site(
            folder,
            new Ports(configuration.portOffset()),
            new Secrets(folder.secretsFile(), new SecureRandom()),
            new CertificateAuthority(folder.tls(), Clock.systemUTC()),
            new Supervisor(folder.path()));
    this.parts = new Parts(configuration, site, build);
  }

  /** Starts a stack from the current build, telling on standard output how it goes. */
  public static Stack start(StackConfiguration configuration) {
    var progress = new Progress(System.out, Clock.systemUTC());
    return start(configuration, BuildOutput.current(), progress);
  }

  /** Starts a stack and returns once every part answers; on a failure nothing is left running. */
  public static Stack start(
      StackConfiguration configuration, BuildOutput build, Progress progress) {
    var stack = new Stack(configuration, build, progress);
    Runtime.getRuntime().addShutdownHook(stack.hook);
    try {
      stack.startParts();
      return stack;
    } catch (RuntimeException failed) {
      stack.close();
      throw failed;
    }
  }

  /** Where the FHIR API answers. */
  public String fhirUrl() {
    return parts.baseUrl() + "/fhir";
  }

  public String consoleUrl() {
    return parts.baseUrl() + "/console/";
  }

  /** PEM of the one authority that clients of the stack trust. */
  public Path authority() {
    return site.authority().certificateFile();
  }

  public List<DemoPerson> people() {
    return parts.people();
  }

  public Parts parts() {
    return parts;
  }

  public StackFolder folder() {
    return site.folder();
  }

  public StackConfiguration configuration() {
    return configuration;
  }

  /** Completes when a part dies by itself. */
  public CompletableFuture<StackException> failure() {
    return site.supervisor().failure();
  }

  /** Ends every part, the last started first, and returns when nothing is left. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook does what we did; it may run.
      return;
    }
  }

  /**
   * Kills the application server as a power cut would, to see what survives; {@link #startServer}
   * brings it back.
   */
  public void crashServer() {
    parts.wildfly().crash();
  }

  public void startServer() {
    parts.wildfly().start();
    writeFiles();
  }

  /** The same of PostgreSQL; {@link #startDatabase} brings it back, and the others find it. */
  public void crashDatabase() {
    parts.postgres().crash();
  }

  public void startDatabase() {
    parts.postgres().start();
    writeFiles();
  }

  /** Starts the vault again that was killed; the application server finds it. */
  public void startVault() {
    parts.vault().start();
    writeFiles();
  }

  private void startParts() {
    removeFiles();
    site.ports().requireFree();
    progress.say("Starting the stack in " + site.folder().path());
    parts.start(progress, site.supervisor());
    if (configuration.withEar()) {
      new Loading(configuration, site, build, progress).into(parts);
    }
    writeFiles();
  }

  /** They are there while the stack answers, and only then: a script may wait for them. */
  private void writeFiles() {
    PeopleFile.write(site.folder().peopleFile(), people());
    new StackDescription(site, parts).file().write(site.folder().environmentFile());
  }

  private void removeFiles() {
    Folders.delete(site.folder().environmentFile());
    Folders.delete(site.folder().peopleFile());
  }

  /** The second of two who end it, such as the hook beside a failed start, waits for the first. */
  private synchronized void end() {
    if (!lock.isOpen()) {
      return;
    }
    progress.say("Ending the stack");
    site.supervisor().close();
    progress.say("Nothing of the stack is left running");
    removeFiles();
    try {
      lock.close();
    } catch (IOException failed) {
      throw new StackException("Cannot release the stack's folder", failed);
    }
  }
}
