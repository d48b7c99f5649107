package org.safeguard.web.console.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.web.console.Addresses;

/**
 * Where a page of the log begins, as it stands in the address: milliseconds, chain, sequence and
 * the entry's id.
 */
final class Position {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,15})\\.([0-9]{1,18})\\.([0-9]{1,18})\\.(.*)");

  private Position() {}

  static String write(AuditPosition position) {
    return "%d.%d.%d.%s"
        .formatted(
            position.at().toEpochMilli(), position.chain(), position.sequence(), position.entry());
  }

  static Optional<AuditPosition> find(String text) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(form.group(1)));
    long chain = Long.parseLong(form.group(2));
    long sequence = Long.parseLong(form.group(3));
    return Addresses.findUuid(form.group(4))
        .map(entry -> new AuditPosition(at, entry, chain, sequence));
  }
}
