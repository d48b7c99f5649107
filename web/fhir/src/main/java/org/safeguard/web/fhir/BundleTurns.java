package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
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
   * @param body is discarded where there is none
   * @throws RequestRefused with 429 where there is none
   */
  Response take(PacedBody body, Supplier<Response> work) {
    if (!turns.tryAcquire()) {
      body.discard();
      throw RequestRefused.tooManyBundles();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
