package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Takes in so many bundles at once and no more: each may need a few hundred megabytes of the heap.
 */
@ApplicationScoped
public class BundleTurns {

  private static final int AT_ONCE = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE);

  /**
   * Runs it, if there is a turn.
   *
   * @param body is read to its end and thrown away where there is none: a sender who is still at it
   *     would not see the answer
   * @throws RequestRefused with 429 where there is none
   */
  Response take(InputStream body, Supplier<Response> work) {
    if (!turns.tryAcquire()) {
      discard(body);
      throw RequestRefused.tooManyBundles();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private static void discard(InputStream body) {
    try {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the body could not be read", e);
    }
  }
}
