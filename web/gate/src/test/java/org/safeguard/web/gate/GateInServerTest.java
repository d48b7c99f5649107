package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
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

/** The gate on a real Undertow, as WildFly runs it. */
class GateInServerTest {

  private static final String PHI = "Archibald Quist";

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
  void tokenInTheAddress_isRefusedBeforeTheSignIn() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/closed/x?access%5Ftoken=abc");

      assertEquals(400, response.statusCode());
      assertOutcome(response, "security");
      assertOneEntry(application, 400);
    }
  }

  @Test
  void methodThatNobodyNeeds_isRefused() throws Exception {
    for (String method : List.of("TRACE", "TRACK", "PROPFIND")) {
      try (ServedApplication application = new ServedApplication((request, response) -> {})) {
        HttpResponse<String> response =
            application.send(
                application.request("/fhir/x").method(method, BodyPublishers.noBody()));

        assertEquals(405, response.statusCode());
        assertTrue(response.headers().firstValue("Allow").orElse("").contains("GET"));
        assertOutcome(response, "not-supported");
        assertEquals(
            "OTHER /fhir/*", assertOneEntry(application, 405).origin().channel().orElseThrow());
      }
    }
  }

  @Test
  void bodyAnnouncedTooLarge_isRefusedBeforeItIsSent() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {});
        Socket socket = new Socket("127.0.0.1", application.port())) {
      ask(socket, "POST /closed/x HTTP/1.1\r\nHost: x\r\nContent-Length: 16777217\r\n\r\n");

      assertEquals("HTTP/1.1 413", head(socket.getInputStream()));
      assertOneEntry(application, 413);
    }
  }

  @Test
  void bodyThatGrowsTooLarge_isRefusedWhileItIsRead() throws Exception {
    try (ServedApplication application =
            new ServedApplication((request, response) -> request.getInputStream().readAllBytes());
        Socket socket = new Socket("127.0.0.1", application.port())) {
      ask(socket, "POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      sendChunks(socket.getOutputStream(), 17);

      assertEquals("HTTP/1.1 413", head(socket.getInputStream()));
      assertOneEntry(application, 413);
    }
  }

  @Test
  void wrongHeaders_areRefusedWithOneEntry() throws Exception {
    for (String header : List.of(PurposeOfUse.HEADER, Workstation.HEADER)) {
      try (ServedApplication application = new ServedApplication((request, response) -> {})) {
        HttpResponse<String> response =
            application.send(application.request("/fhir/Patient").header(header, "no such!"));

        assertEquals(400, response.statusCode());
        assertOutcome(response, "value");
        assertOneEntry(application, 400);
      }
    }
  }

  @Test
  void responseCarriesTheRequestsIdAndTheSecurityHeaders() throws Exception {
    try (ServedApplication application = new ServedApplication((request, response) -> {})) {
      HttpResponse<String> response = application.get("/fhir/metadata");

      assertEquals(
          application.call.requestId().toString(),
          response.headers().firstValue("X-Request-Id").orElse(""));
      assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
      assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElse(""));
    }
  }

  @Test
  void staticFileOfTheConsole_passesUnheldAndMayBeKept() throws Exception {
    try (ServedApplication application =
        console(
            (request, response) -> {
              response.setHeader("Cache-Control", "max-age=100");
              response.getWriter().print("body {}");
            })) {
      HttpResponse<String> response = application.get("/console/jakarta.faces.resource/a.css");

      assertEquals("body {}", response.body());
      assertEquals("max-age=100", response.headers().firstValue("Cache-Control").orElse(""));
      assertFalse(response.headers().firstValue("Set-Cookie").isPresent());
    }
  }

  @Test
  void bearerTokenAtTheConsole_isRefusedWithAPage() throws Exception {
    try (ServedApplication application = console((request, response) -> {})) {
      HttpResponse<String> response =
          application.send(
              application.request("/console/fhir/x").header("Authorization", "Bearer abc"));

      assertEquals(400, response.statusCode());
      assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
      assertTrue(response.body().contains("<h1>"));
      assertOneEntry(application, 400);
    }
  }

  @Test
  void browserGetsAWorkstationIdOnce() throws Exception {
    try (ServedApplication application = console((request, response) -> {})) {
      String cookie =
          application.get("/console/fhir/x").headers().firstValue("Set-Cookie").orElse("");

      String id = application.call.origin().workstation().orElseThrow();
      assertEquals(Workstation.setCookie(id), cookie);

      HttpResponse<String> again =
          application.send(
              application
                  .request("/console/fhir/x")
                  .header("Cookie", Workstation.COOKIE + "=" + id));
      assertFalse(again.headers().firstValue("Set-Cookie").isPresent());
      assertEquals(id, application.call.origin().workstation().orElseThrow());
    }
  }

  @Test
  void redirect_waitsForTheEntryAndCarriesNoBody() throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    try (ServedApplication application =
        self[0] =
            new ServedApplication(
                (request, response) -> {
                  self[0].leaveEntry();
                  response.getWriter().print(PHI);
                  response.sendRedirect("/fhir/other");
                })) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(302, response.statusCode());
      assertTrue(response.headers().firstValue("Location").orElse("").endsWith("/fhir/other"));
      assertEquals("", response.body());
    }
  }

  @Test
  void notModified_keepsItsTagAndHasNoBody() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            (request, response) -> {
              response.setHeader("ETag", "W/\"3\"");
              response.setStatus(304);
            })) {
      HttpResponse<String> response = application.get("/fhir/Patient/1");

      assertEquals(304, response.statusCode());
      assertEquals("W/\"3\"", response.headers().firstValue("ETag").orElse(""));
      assertEquals("", response.body());
    }
  }

  @Test
  void head_saysTheLengthAndSendsNoBody() throws Exception {
    try (ServedApplication application =
        new ServedApplication((request, response) -> response.getWriter().print("12345"))) {
      HttpResponse<String> response =
          application.send(application.request("/fhir/x").method("HEAD", BodyPublishers.noBody()));

      assertEquals("5", response.headers().firstValue("Content-Length").orElse(""));
      assertEquals("", response.body());
    }
  }

  @Test
  void answerCompletedByAnotherThread_isReleasedToo() throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    try (ServedApplication application =
        self[0] =
            new ServedApplication(
                (request, response) -> {
                  AsyncContext async = request.startAsync(request, response);
                  async.start(
                      () -> {
                        self[0].leaveEntry();
                        print(async, "later");
                        async.complete();
                      });
                })) {
      HttpResponse<String> response = application.get("/fhir/x");

      assertEquals(200, response.statusCode());
      assertEquals("later", response.body());
    }
  }

  @Test
  void answerDispatchedOn_isReleasedOnce() throws Exception {
    try (ServedApplication application =
        new ServedApplication(
            (request, response) -> {
              response.getWriter().print(request.isAsyncSupported() ? "x" : "");
              if (request.getAttribute("again") == null) {
                request.setAttribute("again", true);
                request.startAsync(request, response).dispatch();
              }
            })) {
      assertEquals("xx", application.get("/fhir/x").body());
    }
  }

  private static ServedApplication answering(CompletableFuture<Receipt> receipt) throws Exception {
    ServedApplication[] self = new ServedApplication[1];
    self[0] =
        new ServedApplication(
            (request, response) -> {
              self[0].leaveEntry();
              response.setHeader("ETag", "W/\"3\"");
              response.getWriter().print(PHI);
              response.getWriter().flush();
            });
    self[0].receipt = receipt;
    return self[0];
  }

  private static ServedApplication console(ServedApplication.Answer answer) throws Exception {
    return new ServedApplication(Surface.CONSOLE, answer, next -> next);
  }

  private static void assertDropped(ServedApplication application) throws Exception {
    HttpResponse<String> response = application.get("/fhir/Patient");

    assertEquals(503, response.statusCode());
    assertEquals("5", response.headers().firstValue("Retry-After").orElse(""));
    assertFalse(response.headers().firstValue("ETag").isPresent());
    assertOutcome(response, "transient");
    assertEquals(Outcome.NOT_RELEASED, assertOneEntry(application, 503).outcome());
  }

  private static void assertOutcome(HttpResponse<String> response, String code) {
    assertEquals(
        OutcomeWriter.MEDIA_TYPE.replace(" ", ""),
        response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
    assertTrue(response.body().contains("\"code\":\"" + code + "\""), response.body());
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    assertTrue(response.body().contains("\"id\":\"" + id + "\""), response.body());
    assertFalse(response.body().contains(PHI));
  }

  private static AuditEntry assertOneEntry(ServedApplication application, int status)
      throws InterruptedException {
    List<AuditEntry> entries = application.awaitEntries();
    assertEquals(1, entries.size(), entries.toString());
    assertEquals(status, entries.get(0).status().orElseThrow());
    assertEquals("127.0.0.1", entries.get(0).origin().address().orElseThrow());
    return entries.get(0);
  }

  private static void print(AsyncContext async, String text) {
    try {
      async.getResponse().getWriter().print(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void ask(Socket socket, String request) throws Exception {
    socket.setSoTimeout(5000);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private static void sendChunks(OutputStream out, int mebibytes) throws Exception {
    byte[] chunk = new byte[1 << 20];
    for (int i = 0; i < mebibytes; i++) {
      out.write("100000\r\n".getBytes(US_ASCII));
      out.write(chunk);
      out.write("\r\n".getBytes(US_ASCII));
    }
    out.write("0\r\n\r\n".getBytes(US_ASCII));
    out.flush();
  }

  private static String head(InputStream in) throws Exception {
    return new String(in.readNBytes("HTTP/1.1 200".length()), US_ASCII);
  }
}
