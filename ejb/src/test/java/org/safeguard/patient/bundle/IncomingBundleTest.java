package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

class IncomingBundleTest {

  private static final StoredVersion VERSION =
      new StoredVersion(
          ResourceType.PATIENT,
          ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow(),
          2,
          Instant.EPOCH,
          Optional.of(new byte[] {'{', '}'}));

  private static IncomingBundle bundle(long length) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(length)];
    return new IncomingBundle(
        BundleBody.read(new ByteArrayInputStream(bytes)), "transaction", List.of());
  }

  @Test
  void contentIsKeptOnlyOfABundleThatMayBeSentBack() throws IOException {
    assertSame(VERSION, bundle(IncomingBundle.MOST_SENT_BACK).kept(VERSION));
    StoredVersion kept = bundle(IncomingBundle.MOST_SENT_BACK + 1).kept(VERSION);
    assertEquals(Optional.empty(), kept.json());
    assertEquals(VERSION.toString(), kept.toString());
    assertEquals(VERSION.lastUpdated(), kept.lastUpdated());
  }
}
