package org.safeguard.web.gate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.RequestEntries;

/**
 * Holds each response back until every entry of its request is durable (45 CFR 164.312(b)); where
 * one is not in time, the response is dropped and the caller is told 503. A request of which no
 * service has left an entry gets one here, so that each leaves exactly one: every one of a
 * program's, and of a browser's each that ends in failure.
 */
public class ReleaseGate extends HttpFilter {

  private static final long serialVersionUID = 1L;
  static final Duration LIMIT = Duration.ofSeconds(5);

  @Inject private transient CallContext call;
  @Inject private transient RequestEntries entries;
  private final transient Duration limit;
  private transient Surface surface;

  /** For the container, which installs no filter without it. */
  public ReleaseGate() {
    this(null, null, LIMIT);
  }

  ReleaseGate(CallContext call, RequestEntries entries, Duration limit) {
    this.call = call;
    this.entries = entries;
    this.limit = limit;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    surface = Surface.of(config.getServletContext());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (surface.isStatic(request)) {
      chain.doFilter(request, response);
      return;
    }
    Passage passage = Passage.of(request);
    passage.takenOn();
    HeldResponse held = passage.hold(request, response);
    run(request, held, chain, passage);
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(new AsyncRelease(() -> release(held, passage)));
    } else {
      release(held, passage);
    }
  }

  /** Whatever is thrown ends here: the container would log it with its text. */
  private void run(
      HttpServletRequest request, HeldResponse held, FilterChain chain, Passage passage)
      throws IOException {
    try {
      chain.doFilter(request, held);
    } catch (Exception | LinkageError | StackOverflowError e) {
      Failure failure = Failure.of(e, call.inDoubt());
      if (failure.fault()) {
        FaultLog.tell(passage.requestId(), e);
      }
      tell(failure, held, passage);
    }
  }

  private void release(HeldResponse held, Passage passage) throws IOException {
    if (held.released()) {
      return;
    }
    explain(held, passage);
    boolean served = call.entered();
    if (!served && owesEntry(held)) {
      call.await(entries.unserved(call, held.getStatus()));
    }
    try {
      call.awaitReceipts(limit);
    } catch (AuditUnavailable e) {
      FaultLog.tell(passage.requestId(), e);
      Failure failure = Failure.of(e);
      if (served) {
        entries.notReleased(call, failure.status());
      }
      tell(failure, held, passage);
    }
    held.release();
  }

  /** Programs get none but answers of services; of the console's pages some show no record. */
  private boolean owesEntry(HeldResponse held) {
    return surface == Surface.API || held.getStatus() >= 400;
  }

  /** Gives a failure that was told by its status alone the body it lacks. */
  private void explain(HeldResponse held, Passage passage) throws IOException {
    boolean unexplained = held.getStatus() >= 400 && held.empty();
    if (unexplained || held.failure().isPresent()) {
      Failure failure = held.failure().orElseGet(() -> Failure.ofStatus(held.getStatus()));
      held.dropBody();
      FailureResponse.write(failure, passage.requestId(), surface, held);
    }
  }

  /** In place of everything that was to be said. */
  private void tell(Failure failure, HeldResponse held, Passage passage) throws IOException {
    held.drop();
    FailureResponse.write(failure, passage.requestId(), surface, held);
  }
}
