package org.safeguard.patient.incoming;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** A resource's bytes around the places that are the server's to fill. */
final class SplicedJson {

  private static final DateTimeFormatter UTC_MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ResourceType type;
  private final byte[] meta;
  private final byte[] rest;

  /**
   * @param meta the client's members of meta, each with a comma before it
   * @param rest the client's other members, each with a comma before it
   */
  SplicedJson(ResourceType type, byte[] meta, byte[] rest) {
    this.type = type;
    this.meta = meta;
    this.rest = rest;
  }

  /** The whole document. */
  byte[] with(ResourceId id, int version, Instant lastUpdated) {
    String head =
        "{\"resourceType\":\""
            + type
            + "\",\"id\":\""
            + id
            + "\",\"meta\":{\"versionId\":\""
            + version
            + "\",\"lastUpdated\":\""
            + UTC_MILLISECONDS.format(lastUpdated)
            + "\"";
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(head.length() + meta.length + rest.length + 2);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(meta);
    out.write('}');
    out.writeBytes(rest);
    out.write('}');
    return out.toByteArray();
  }
}
