package org.safeguard.keys.job;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.safeguard.crypto.BadSetting;
import org.safeguard.crypto.KeyTableCopy;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.keys.turn.KeyTurnDelayed;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.keys.turn.TurnStep;

/**
 * The files that turns leave, in two folders, which belong backed up apart: whoever has both and
 * the vault's seal has every key. A file is there only once it is whole and durable, and only its
 * owner may read it.
 */
final class TurnFolders implements TurnFiles {

  /**
   * A snapshot still holds the versions of the vault's keys that the next turn destroys: what was
   * destroyed on purpose must not live on in it.
   */
  static final Duration SNAPSHOTS_KEPT = Duration.ofDays(30);

  private static final System.Logger LOG = System.getLogger(TurnFolders.class.getName());

  private static final Duration PARTS_KEPT = Duration.ofDays(1);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String MOMENT = "\\d{8}T\\d{6}\\.\\d{3}Z";
  private static final Pattern SNAPSHOT = Pattern.compile("vault-" + MOMENT + "\\.snap");
  private static final Pattern PART =
      Pattern.compile("(vault-" + MOMENT + "\\.snap|keys-" + MOMENT + "\\.sealed)\\.part");

  private final Path snapshots;
  private final Path copies;
  private final KeyTableCopy copy;
  private final Clock clock;

  TurnFolders(Path snapshots, Path copies, KeyTableCopy copy, Clock clock) {
    this.snapshots = snapshots;
    this.copies = copies;
    this.copy = copy;
    this.clock = clock;
  }

  /**
   * In the folders that the environment variables of the server name.
   *
   * @throws BadSetting if one of them is not set
   */
  static TurnFolders from(Map<String, String> environment, KeyTableCopy copy, Clock clock) {
    return new TurnFolders(
        Path.of(BadSetting.require(environment, "SAFEGUARD_VAULT_SNAPSHOTS")),
        Path.of(BadSetting.require(environment, "SAFEGUARD_KEY_COPIES")),
        copy,
        clock);
  }

  @Override
  public Path newSnapshot() {
    return snapshots.resolve("vault-" + STAMP.format(clock.instant()) + ".snap");
  }

  @Override
  public void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A snapshot's time ends anyhow, and so does that of what is half written.
      LOG.log(System.Logger.Level.WARNING, "a file of no use cannot be removed");
    }
  }

  @Override
  public KeyTableRow sampleKey() {
    return copy.sampleKey();
  }

  @Override
  public boolean hasSnapshot(Optional<String> name) {
    return name.map(snapshots::resolve).filter(Files::isRegularFile).isPresent();
  }

  @Override
  public boolean hasKeyCopy(Optional<String> name) {
    return name.map(copies::resolve).filter(Files::isRegularFile).isPresent();
  }

  @Override
  public String copyKeys(TurnLedger ledger) throws SQLException {
    String name = "keys-" + STAMP.format(clock.instant()) + ".sealed";
    Path part = copies.resolve(name + ".part");
    try {
      String written = write(part, name, ledger);
      if (!read(part, name).equals(written)) {
        throw new KeyTurnStopped(
            "the copy of the keys reads otherwise than it was written", TurnStep.COPY, null);
      }
      Files.move(part, copies.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      durable(copies);
      return name;
    } catch (IOException e) {
      throw new KeyTurnDelayed("the copy of the keys can't be written", e);
    } finally {
      remove(part);
    }
  }

  private String write(Path part, String name, TurnLedger ledger) throws IOException, SQLException {
    Files.deleteIfExists(part);
    KeyDigest digest = new KeyDigest();
    try (FileChannel file =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(file));
      KeyTableCopy.Writer writer = copy.write(new DataOutputStream(bytes), name);
      ledger.forEach(
          row -> {
            digest.add(row);
            writer.add(row);
          });
      writer.finish();
      file.force(true);
    }
    return digest.value();
  }

  private String read(Path file, String name) throws IOException {
    KeyDigest digest = new KeyDigest();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      copy.read(in, name, digest::add);
    }
    return digest.value();
  }

  /** Removes snapshots whose time is over, and what a crash left half written a day ago. */
  void removeOldFiles() {
    try {
      remove(snapshots, SNAPSHOT, SNAPSHOTS_KEPT);
      remove(snapshots, PART, PARTS_KEPT);
      remove(copies, PART, PARTS_KEPT);
    } catch (IOException e) {
      throw new KeyTurnDelayed("old snapshots can't be removed", e);
    }
  }

  private void remove(Path folder, Pattern names, Duration kept) throws IOException {
    Instant oldest = clock.instant().minus(kept);
    for (Path file : list(folder, names)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> list(Path folder, Pattern names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> names.matcher(file.getFileName().toString()).matches()).toList();
    }
  }

  private static void durable(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
