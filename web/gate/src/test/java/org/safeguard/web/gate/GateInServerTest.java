package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.audit.Receipt;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** On a real Undertow: what leaves, and which entry is left. */
class GateInServerTest extends GateInServer {

  @Test
  void answerWhoseEntryIsDurable_leavesWhole() throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    try (ServedApplication application =
        self[0] =
            new ServedApplication(
                (request, response) -> {
                  self[0].leaveEntry();
                  response.setContentType("application/fhir+json");
                  response.getOutputStream().write(PHI.getBytes(UTF_8));
                })) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(200, response.statusCode());
      assertEquals(PHI, response.body());
      assertEquals("15", response.headers().firstValue("Content-Length").orElse(""));
      assertEquals(List.of(), application.entries);
    }
  }

  @Test
  void notOneByteLeavesBeforeTheEntryIsDurable() throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    try (ServedApplication application =
        self[0] =
            new ServedApplication(
                (request, response) -> {
                  self[0].leaveEntry();
                  response.getOutputStream().write(new byte[100_000]);
                  response.getOutputStream().flush();
                  response.flushBuffer();
                  response.getOutputStream().close();
                })) {
      application.receipt = new CompletableFuture<>();
      try (Socket socket = new Socket("127.0.0.1", application.port())) {
        ask(socket, "GET /fhir/Patient HTTP/1.1\r\nHost: x\r\n\r\n");
        Thread.sleep(150);
        assertEquals(0, socket.getInputStream().available());

        application.receipt.complete(new Receipt(UUID.randomUUID(), 1, 1));

        assertEquals("HTTP/1.1 200", head(socket.getInputStream()));
      }
    }
  }

  @Test
  void entryThatIsNotDurableInTime_dropsTheAnswer() throws Exception {
    try (ServedApplication application = answering(new CompletableFuture<>())) {
      assertDropped(application);
    }
  }

  @Test
  void entryThatCannotBeMadeDurable_dropsTheAnswer() throws Exception {
    try (ServedApplication application =
        answering(CompletableFuture.failedFuture(new AuditUnavailable("full")))) {
      assertDropped(application);
    }
  }

  @Test
  void requestThatTheSignInRefuses_leavesOneEntry() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/closed/x");

      assertEquals(401, response.statusCode());
      assertTrue(response.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
      assertOutcome(response, "login");
      AuditEntry entry = assertOneEntry(application, 401);
      assertEquals("GET /closed/*", entry.origin().channel().orElseThrow());
    }
  }

  @Test
  void signInThatBreaks_isA503WithOneEntry() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            Surface.API,
            (request, response) -> {},
            next ->
                exchange -> {
                  throw new IllegalStateException(PHI);
                })) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(503, response.statusCode());
      assertOutcome(response, "transient");
      assertEquals(Outcome.FAILED, assertOneEntry(application, 503).outcome());
    }
  }

  @Test
  void signInThatAnswers500WithAPageOfItsOwn_isA503() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            Surface.API,
            (request, response) -> {},
            next ->
                exchange -> {
                  exchange.setStatusCode(500);
                  exchange
                      .getResponseHeaders()
                      .put(io.undertow.util.Headers.CONTENT_TYPE, "text/html");
                })) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(503, response.statusCode());
      assertOutcome(response, "transient");
      assertOneEntry(application, 503);
    }
  }

  @Test
  void exceptionOfAServlet_isA500WithoutItsText() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            (request, response) -> {
              response.setHeader("ETag", PHI);
              response.getOutputStream().write(PHI.getBytes(UTF_8));
              throw new IllegalStateException(PHI);
            })) {
      HttpResponse<String> response = application.get("/fhir/Patient/1");

      assertEquals(500, response.statusCode());
      assertOutcome(response, "exception");
      assertFalse(response.headers().firstValue("ETag").isPresent());
      assertEquals(Outcome.FAILED, assertOneEntry(application, 500).outcome());
    }
  }

  @Test
  void rejectedCall_hasItsStatusAndOneEntry() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            (request, response) -> {
              throw new ResourceNotFound();
            })) {
      HttpResponse<String> response = application.get("/fhir/Patient/1");

      assertEquals(404, response.statusCode());
      assertOutcome(response, "not-found");
      AuditEntry entry = assertOneEntry(application, 404);
      assertEquals(Outcome.REJECTED, entry.outcome());
      assertEquals("GET /fhir/Patient", entry.origin().channel().orElseThrow());
    }
  }

  @Test
  void failureOfWhichAServiceLeftAnEntry_leavesNoSecondOne() throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    try (ServedApplication application =
        self[0] =
            new ServedApplication(
                (request, response) -> {
                  self[0].leaveEntry();
                  response.sendError(403, PHI);
                })) {
      HttpResponse<String> response = application.get("/fhir/Patient/1");

      assertEquals(403, response.statusCode());
      assertOutcome(response, "forbidden");
      Thread.sleep(50);
      assertEquals(List.of(), application.entries);
    }
  }

  @Test
  void unknownRoute_leavesOneEntryThatDoesNotQuoteIt() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/quist/archibald");

      assertEquals(404, response.statusCode());
      assertOutcome(response, "not-found");
      assertEquals("GET /*", assertOneEntry(application, 404).origin().channel().orElseThrow());
    }
  }

  @Test
  void theApplicationsOwnFiles_areNotThereAndLeaveOneEntry() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/WEB-INF/web.xml");

      assertEquals(404, response.statusCode());
      assertOutcome(response, "not-found");
      assertOneEntry(application, 404);
    }
  }

  @Test
  void errorPageItself_isNoAddress() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/error");

      assertEquals(404, response.statusCode());
      assertOneEntry(application, 404);
    }
  }

  @Test
  void answerOfNoService_leavesItsEntryToAProgram() throws Exception {
    try (ServedApplication application =
        new ServedApplication((request, response) -> response.getWriter().print("nothing to do"))) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(200, response.statusCode());
      AuditEntry entry = assertOneEntry(application, 200);
      assertEquals(Outcome.SUCCESS, entry.outcome());
      assertEquals("REQUEST", entry.action());
    }
  }

  @Test
  void pageWithoutARecord_leavesNoEntry() throws Exception {
    try (ServedApplication application =
        console((request, response) -> response.getWriter().print("signed out"))) {
      assertEquals(200, application.get("/console/fhir/page").statusCode());

      assertEquals(List.of(), application.awaitEntries());
    }
  }
}
