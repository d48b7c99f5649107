package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.AuditLog;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.Receipt;
import org.safeguard.audit.RequestEntries;
import org.safeguard.patient.bundle.BundleBody;
import org.safeguard.patient.bundle.BundleReader;
import org.safeguard.patient.bundle.IncomingBundle;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.verify.AuditEntry;

class BatchTest {

  private static final int ENTRIES = 1_000;

  private final LateLog log = new LateLog();
  private final Batch batch =
      new Batch(
          new RecordingService(),
          new Addresses(new ServiceAddress("https://h:8443/")),
          new CallContext(),
          new RequestEntries(log, Clock.systemUTC()));

  /** None of the entries is one that a service sees. */
  private static IncomingBundle rejected() throws IOException {
    String entries =
        IntStream.range(0, ENTRIES)
            .mapToObj(i -> "{'request':{'method':'GET','url':'Zebulon/" + i + "'}}")
            .collect(Collectors.joining(","));
    String json = "{'resourceType':'Bundle','type':'batch','entry':[" + entries + "]}";
    byte[] utf8 = json.replace('\'', '"').getBytes(UTF_8);
    return BundleReader.read(BundleBody.read(new ByteArrayInputStream(utf8)));
  }

  @Test
  void batchIsNotFarAheadOfTheAuditLog() throws IOException {
    assertEquals(ENTRIES, batch.run(rejected()).size());
    assertEquals(ENTRIES, log.appended);
    assertEquals(Batch.ENTRIES_AHEAD, log.mostWaiting);
  }

  /** Makes an entry durable as soon as someone waits for it. */
  private static final class LateLog implements AuditLog {

    private int appended;
    private int waiting;
    private int mostWaiting;

    @Override
    public CompletableFuture<Receipt> append(
        AuditEntry entry, byte[] canonical, OptionalLong revision) {
      appended++;
      waiting++;
      mostWaiting = Math.max(mostWaiting, waiting);
      return new CompletableFuture<>() {
        @Override
        public Receipt get(long timeout, TimeUnit unit) {
          waiting--;
          return new Receipt(entry.id(), 1, appended);
        }
      };
    }
  }
}
