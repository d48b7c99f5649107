package org.safeguard.resource;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The logical id of a resource, always assigned by this server: a UUID of version 7 (RFC 9562,
 * section 5.7), so that new rows stand together in the index, with 74 random bits.
 */
public record ResourceId(UUID value) {

  private static final Pattern TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new id made at that time. */
  public static ResourceId next(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new ResourceId(new UUID(high, low));
  }

  /** The id that this text writes, or nothing where it can be no id of this server. */
  public static Optional<ResourceId> find(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(new ResourceId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
