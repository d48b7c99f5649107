package org.safeguard.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a local stack keeps its files. One stack at a time uses a folder.
 *
 * @param path the folder itself, readable by its owner only
 */
public record StackFolder(Path path) {

  public StackFolder {
    PrivateFile.folder(path);
  }

  public Path logs() {
    return PrivateFile.folder(path.resolve("logs"));
  }

  public Path tls() {
    return PrivateFile.folder(path.resolve("tls"));
  }

  /** The folder of one part, such as {@code pg}. */
  public Path part(String name) {
    return PrivateFile.folder(path.resolve(name));
  }

  public Path environmentFile() {
    return path.resolve("stack.env");
  }

  public Path peopleFile() {
    return path.resolve("people.tsv");
  }

  public Path secretsFile() {
    return path.resolve("secrets.properties");
  }

  /** Keeps a second stack off the folder until the channel is closed. */
  FileChannel lock() {
    try {
      var channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse();
      }
      return channel;
    } catch (OverlappingFileLockException sameProcess) {
      throw new StackException(inUse().getMessage(), sameProcess);
    } catch (IOException failed) {
      throw new StackException("Cannot write into " + path + ": " + failed.getMessage(), failed);
    }
  }

  private StackException inUse() {
    return new StackException(
        "A stack is already running in "
            + path
            + "; end it, or set -Dstack.portOffset= (and another -Dstack.dir=, where you set one)");
  }
}
