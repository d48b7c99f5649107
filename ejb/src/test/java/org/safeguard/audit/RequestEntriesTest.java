package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.safeguard.identity.Caller;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.EntryCodec;

class RequestEntriesTest {

  private static final UUID REQUEST = UUID.randomUUID();
  private static final Origin ORIGIN =
      new Origin(
          Optional.of("192.0.2.7"), Optional.of("ward-3"), Optional.empty(), Optional.of("GET /*"));

  private final List<AuditEntry> entries = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private final RequestEntries requests =
      new RequestEntries(
          (entry, canonical, revision) -> {
            entries.add(entry);
            bytes.add(canonical);
            return new CompletableFuture<>();
          },
          Clock.fixed(Instant.parse("2026-11-23T08:00:00.123456Z"), ZoneOffset.UTC));
  private final CallContext call = new CallContext();

  RequestEntriesTest() {
    call.open(new Caller.SystemClient("lab"), ORIGIN, Optional.of("TREAT"), REQUEST);
  }

  @Test
  void requestThatNobodyAnswered_isRejectedWithItsStatusAndAllThatIsKnown() {
    requests.unserved(call, 404);

    AuditEntry entry = entries.get(0);
    assertEquals(Outcome.REJECTED, entry.outcome());
    assertEquals(Optional.of(404), entry.status());
    assertEquals(REQUEST, entry.requestId());
    assertNotEquals(REQUEST, entry.id());
    assertEquals(Instant.parse("2026-11-23T08:00:00.123Z"), entry.at());
    assertEquals(ActorKind.CLIENT, entry.actor().kind());
    assertEquals("lab", entry.actor().id());
    assertEquals(ORIGIN, entry.origin());
    assertEquals(Optional.of("TREAT"), entry.purpose());
  }

  @Test
  void fault_isAFailure() {
    requests.unserved(call, 500);

    assertEquals(Outcome.FAILED, entries.get(0).outcome());
  }

  @Test
  void requestThatNeededNoService_isASuccessWithItsStatus() {
    requests.unserved(call, 200);

    assertEquals(Outcome.SUCCESS, entries.get(0).outcome());
    assertEquals(Optional.of(200), entries.get(0).status());
  }

  @Test
  void requestOfNobodyKnown_isAnonymous() {
    requests.unserved(REQUEST, ORIGIN, 401);

    assertEquals(ActorKind.ANONYMOUS, entries.get(0).actor().kind());
    assertEquals(ORIGIN, entries.get(0).origin());
    assertEquals(REQUEST, entries.get(0).requestId());
  }

  @Test
  void droppedResponse_isToldAsSuch() {
    requests.notReleased(call, 503);

    assertEquals(Outcome.NOT_RELEASED, entries.get(0).outcome());
  }

  @Test
  void bytesAreTheEntrysOwn() {
    requests.unserved(call, 404);

    assertArrayEquals(EntryCodec.encode(entries.get(0)), bytes.get(0));
  }
}
