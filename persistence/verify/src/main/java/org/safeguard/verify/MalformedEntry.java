package org.safeguard.verify;

/** Bytes that are no canonical audit entry of a known format. The message holds none of them. */
public final class MalformedEntry extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedEntry(String message) {
    super(message);
  }

  MalformedEntry(String message, Throwable cause) {
    super(message, cause);
  }
}
