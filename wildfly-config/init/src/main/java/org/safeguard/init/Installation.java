package org.safeguard.init;

/**
 * The one appointment of first officers, as a transaction. Unless {@link #complete} has returned,
 * closing it leaves nothing behind, and the appointment can be tried again.
 */
public interface Installation extends AutoCloseable {
  void add(Officer officer, Subject subject, FirstRole role);

  /** Makes the officers stand, and this the last appointment of its kind. */
  void complete();

  @Override
  void close();

  /** Begins installations. */
  @FunctionalInterface
  interface Register {
    /**
     * @throws InstallationRefused if there are first officers already
     */
    Installation begin();
  }
}
