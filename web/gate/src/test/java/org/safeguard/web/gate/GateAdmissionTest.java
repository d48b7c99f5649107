package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a real Undertow: what is refused at the door, and what each response carries. */
class GateAdmissionTest extends GateInServer {

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
}
