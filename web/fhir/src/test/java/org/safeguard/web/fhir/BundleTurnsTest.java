package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;

class BundleTurnsTest extends RoutedApi {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(-SECOND);

  private MockHttpResponse bundle() {
    return send(
        request("POST", "/")
            .header("Content-Type", "application/fhir+json")
            .content("{\"resourceType\":\"Bundle\",\"type\":\"batch\"}".getBytes(UTF_8)));
  }

  /** A body of that many parts of one size, each of which takes so long to come. */
  private PacedBody body(int parts, int size, double seconds) {
    InputStream slow =
        new ByteArrayInputStream(new byte[parts * size]) {
          @Override
          public int read(byte[] target, int offset, int length) {
            int read = super.read(target, offset, Math.min(length, size));
            now.addAndGet((long) (seconds * SECOND * Math.max(0, read) / size));
            return read;
          }
        };
    return new PacedBody(slow, now::get);
  }

  private static PacedBody empty() {
    return new PacedBody(InputStream.nullInputStream(), System::nanoTime);
  }

  @Test
  void whoMayDoNothingIsRefusedBeforeATurnIsTaken() {
    admission.admits = false;
    Response ok = Response.ok().build();
    turns.take(
        empty(),
        () ->
            turns.take(
                empty(),
                () -> {
                  assertEquals(404, bundle().getStatus());
                  return ok;
                }));
    assertEquals(1, admission.refused);
  }

  @Test
  void whoIsAdmittedIsNotAskedAgain() {
    assertEquals(200, bundle().getStatus());
    assertEquals(0, admission.refused);
  }

  @Test
  void thirdAtOnceIsTurnedAway() {
    Response ok = Response.ok().build();
    turns.take(
        empty(),
        () ->
            turns.take(
                empty(),
                () -> {
                  failed(429, "throttled", bundle());
                  return ok;
                }));
    assertEquals(200, bundle().getStatus());
  }

  @Test
  void bodyThatTricklesIsRefusedAndItsTurnGivenBack() {
    for (int i = 0; i < 3; i++) {
      PacedBody trickle = body(9, 1, 15);
      RequestRefused refused =
          assertThrows(
              RequestRefused.class,
              () ->
                  turns.take(
                      trickle,
                      () -> {
                        trickle.discard();
                        return null;
                      }));
      assertEquals(408, refused.status());
    }
    assertEquals(200, bundle().getStatus());
  }

  @Test
  void bodyThatComesAtThePaceIsTaken() {
    body(256, PacedBody.BYTES_A_SECOND, 1).discard();
    body(59, 1, 1).discard();
  }

  @Test
  void bodyThatFallsBehindIsRefused() {
    PacedBody slow = body(256, PacedBody.BYTES_A_SECOND, 1.5);
    assertThrows(RequestRefused.class, slow::discard);
  }
}
