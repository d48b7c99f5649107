package org.safeguard.web.console.audit;

import java.time.Instant;
import java.util.Optional;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.web.console.Addresses;

/** Where a page of the log begins, as it stands in the address: milliseconds and the entry's id. */
final class Position {

  private static final String FORM = "[0-9]{1,15}\\..*";

  private Position() {}

  static String write(AuditPosition position) {
    return position.at().toEpochMilli() + "." + position.entry();
  }

  static Optional<AuditPosition> find(String text) {
    if (text == null || !text.matches(FORM)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot)));
    return Addresses.findUuid(text.substring(dot + 1)).map(entry -> new AuditPosition(at, entry));
  }
}
