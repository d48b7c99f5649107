package org.safeguard.web.gate;

import io.undertow.server.RequestTooBigException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeguard.access.AccessRefused;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/**
 * What a caller is told whose request failed: never the text of an exception that was not written
 * for callers.
 *
 * @param issues at least one
 * @param headers those that the status asks for, such as {@code Retry-After}
 */
public record Failure(int status, List<Issue> issues, Map<String, String> headers) {

  private static final int DEEPEST_CAUSE = 20;
  private static final String CONSTRAINT = "23";
  private static final List<String> PASSING_CLASSES = List.of("08", "57P", "53");
  private static final Set<String> PASSING_STATES =
      Set.of("25006", "55P03", "57014", "40P01", "40001");
  private static final Map<String, String> SIGN_IN = Map.of("WWW-Authenticate", "Bearer");
  private static final Map<String, String> LATER = Map.of("Retry-After", "5");

  public Failure {
    issues = List.copyOf(issues);
    headers = Map.copyOf(headers);
  }

  /**
   * What this exception, or the first of its causes that was meant for the caller, says; a fault
   * without detail where none was.
   */
  public static Failure of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      Optional<Failure> failure = meant(cause);
      if (failure.isPresent()) {
        return failure.get();
      }
      cause = cause.getCause();
    }
    return ofStatus(500);
  }

  /**
   * The same of a call that has begun to commit what it wrote.
   *
   * @param inDoubt whether nobody saw how the commit ended: then a fault does not mean that nothing
   *     was changed, unless the database refused the commit by a constraint
   */
  public static Failure of(Throwable thrown, boolean inDoubt) {
    Failure failure = of(thrown);
    return inDoubt && failure.fault() && !refusedByConstraint(thrown, DEEPEST_CAUSE)
        ? new Failure(
            503,
            List.of(Issue.of(FailureTexts.code(503), FailureTexts.text("inDoubt"))),
            headers(503))
        : failure;
  }

  /** The transaction manager hangs what the database said on its own exception, as suppressed. */
  private static boolean refusedByConstraint(Throwable thrown, int depth) {
    if (thrown == null || depth == 0) {
      return false;
    }
    return thrown instanceof SQLException refused
            && refused.getSQLState() != null
            && refused.getSQLState().startsWith(CONSTRAINT)
        || refusedByConstraint(thrown.getCause(), depth - 1)
        || Stream.of(thrown.getSuppressed())
            .anyMatch(other -> refusedByConstraint(other, depth - 1));
  }

  /** What that status says by itself. */
  public static Failure ofStatus(int status) {
    Issue issue = Issue.of(FailureTexts.code(status), FailureTexts.sentence(status));
    return new Failure(status, List.of(issue), headers(status));
  }

  /** Whether it is the server's fault rather than the caller's. */
  public boolean fault() {
    return status >= 500;
  }

  private static Optional<Failure> meant(Throwable cause) {
    if (cause instanceof AccessRefused refused) {
      return Optional.of(refused(refused));
    }
    if (cause instanceof RejectedCall rejected) {
      return Optional.of(
          new Failure(rejected.status(), rejected.issues(), headers(rejected.status())));
    }
    if (cause instanceof AuditUnavailable
        || cause instanceof KeysUnavailable
        || cause instanceof SQLException failed && mayPass(failed.getSQLState())) {
      return Optional.of(ofStatus(503));
    }
    if (cause instanceof RequestTooBigException) {
      return Optional.of(ofStatus(413));
    }
    return Optional.empty();
  }

  /**
   * Whether the same may be done a little later: the database cannot be used now, since there is no
   * connection (class 08, or none from the pool, which gives no state), it is shut down or starting
   * (57P), out of a resource (53) or read-only (25006); or another transaction stood in the way, by
   * a lock that was not given up in time (55P03), a statement that took too long (57014), a
   * deadlock (40P01) or a conflict (40001).
   */
  private static boolean mayPass(String state) {
    return state == null
        || PASSING_STATES.contains(state)
        || PASSING_CLASSES.stream().anyMatch(state::startsWith);
  }

  private static Failure refused(AccessRefused refused) {
    int status = refused.signInNeeded() ? 401 : 403;
    Issue issue = Issue.of(FailureTexts.code(status), refused.getMessage());
    return new Failure(status, List.of(issue), headers(status));
  }

  private static Map<String, String> headers(int status) {
    return switch (status) {
      case 401 -> SIGN_IN;
      case 429, 503 -> LATER;
      default -> Map.of();
    };
  }
}
