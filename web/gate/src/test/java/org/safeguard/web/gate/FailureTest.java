package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.undertow.server.RequestTooBigException;
import jakarta.ejb.EJBException;
import jakarta.servlet.ServletException;
import java.lang.reflect.Constructor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.access.AccessRefused;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.VersionConflict;

class FailureTest {

  @Test
  void refusalThatASignInWouldLift_isA401WithAChallenge() throws Exception {
    Failure failure = Failure.of(refused(true));

    assertEquals(401, failure.status());
    assertEquals(Map.of("WWW-Authenticate", "Bearer"), failure.headers());
    assertEquals(List.of(Issue.of("login", "Why not.")), failure.issues());
  }

  @Test
  void otherRefusal_isA403() throws Exception {
    Failure failure = Failure.of(refused(false));

    assertEquals(403, failure.status());
    assertEquals(Map.of(), failure.headers());
    assertEquals("forbidden", failure.issues().get(0).code());
  }

  @Test
  void rejectedCall_keepsItsStatusAndIssues() {
    RejectedCall rejected = new VersionConflict(4);

    Failure failure = Failure.of(rejected);

    assertEquals(412, failure.status());
    assertEquals(rejected.issues(), failure.issues());
  }

  @Test
  void logOrKeysAway_isA503ToTryAgain() {
    for (Exception away :
        List.of(new AuditUnavailable("x"), KeysUnavailable.away("x", new RuntimeException()))) {
      Failure failure = Failure.of(away);

      assertEquals(503, failure.status());
      assertEquals(Map.of("Retry-After", "5"), failure.headers());
    }
  }

  @Test
  void bodyTooLargeForTheContainer_isA413() {
    assertEquals(413, Failure.of(new EJBException(new RequestTooBigException("x"))).status());
  }

  @Test
  void whatTheContainerWrapped_isFound() {
    Exception wrapped = new ServletException(new EJBException(new VersionConflict(4)));

    assertEquals(412, Failure.of(wrapped).status());
  }

  @Test
  void anythingElse_isA500ThatQuotesNothing() {
    for (Exception fault :
        List.of(new IntegrityFailure("Quist"), new IllegalStateException("Quist"))) {
      Failure failure = Failure.of(fault);

      assertEquals(500, failure.status());
      assertFalse(failure.toString().contains("Quist"));
    }
  }

  @Test
  void faultOfACommitWhoseEndNobodySaw_doesNotSayThatNothingWasChanged() {
    Failure failure = Failure.of(new IllegalStateException("Quist"), true);

    assertEquals(503, failure.status());
    assertEquals("5", failure.headers().get("Retry-After"));
    assertEquals(
        "The database did not say whether this was done. Read before you send it again.",
        failure.issues().get(0).diagnostics());
    assertEquals(412, Failure.of(new VersionConflict(4), true).status());
    assertEquals(500, Failure.of(new IllegalStateException("Quist"), false).status());
  }

  @Test
  void commitThatTheDatabaseRefusedIsNotInDoubt() {
    Exception rolledBack = new IllegalStateException("Quist");
    rolledBack.addSuppressed(new IllegalStateException(new SQLException("Zebulon", "23000")));

    assertEquals(500, Failure.of(new EJBException(rolledBack), true).status());
    assertEquals(
        503, Failure.of(new IllegalStateException(new SQLException("Z", "08006")), true).status());
  }

  @Test
  void causesThatGoInCircles_endSomewhere() {
    Exception one = new Exception("one");
    one.initCause(new Exception("two", one));

    assertEquals(500, Failure.of(one).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "57P01", "53300", "25006"})
  void databaseThatIsAwayIs503(String state) {
    Failure failure = Failure.of(new IllegalStateException(new SQLException("Zebulon", state)));
    assertEquals(503, failure.status());
    assertEquals("5", failure.headers().get("Retry-After"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "57014", "40P01", "40001"})
  void transactionInTheWayOfAnotherIs503(String state) {
    Failure failure = Failure.of(new EJBException(new SQLException("Zebulon", state)));
    assertEquals(503, failure.status());
    assertEquals("5", failure.headers().get("Retry-After"));
  }

  @Test
  void poolWithoutConnectionIs503() {
    assertEquals(503, Failure.of(new SQLException("Zebulon")).status());
  }

  @Test
  void otherFaultOfTheDatabaseIs500() {
    assertEquals(500, Failure.of(new SQLException("Zebulon", "23505")).status());
  }

  @Test
  void everyStatusHasASentence() {
    for (int status = 400; status < 600; status++) {
      assertFalse(Failure.ofStatus(status).issues().get(0).diagnostics().isBlank());
      assertFalse(FailureTexts.heading(status).isBlank());
    }
  }

  /** Only {@code access} may make one. */
  private static AccessRefused refused(boolean signInNeeded) throws Exception {
    Constructor<AccessRefused> maker =
        AccessRefused.class.getDeclaredConstructor(String.class, String.class, boolean.class);
    maker.setAccessible(true);
    return maker.newInstance("RULE", "Why not.", signInNeeded);
  }
}
