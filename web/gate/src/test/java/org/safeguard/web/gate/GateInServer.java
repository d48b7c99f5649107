package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.safeguard.audit.Receipt;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** The gate on a real Undertow, as WildFly runs it. */
abstract class GateInServer {

  static final String PHI = "Archibald Quist";

  static ServedApplication answering(CompletableFuture<Receipt> receipt) throws Exception {
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

  static ServedApplication console(ServedApplication.Answer answer) throws Exception {
    return new ServedApplication(Surface.CONSOLE, answer, next -> next);
  }

  static void assertDropped(ServedApplication application) throws Exception {
    HttpResponse<String> response = application.get("/fhir/Patient");

    assertEquals(503, response.statusCode());
    assertEquals("5", response.headers().firstValue("Retry-After").orElse(""));
    assertFalse(response.headers().firstValue("ETag").isPresent());
    assertOutcome(response, "transient");
    assertEquals(Outcome.NOT_RELEASED, assertOneEntry(application, 503).outcome());
  }

  static void assertOutcome(HttpResponse<String> response, String code) {
    assertEquals(
        OutcomeWriter.MEDIA_TYPE.replace(" ", ""),
        response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
    assertTrue(response.body().contains("\"code\":\"" + code + "\""), response.body());
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    assertTrue(response.body().contains("\"id\":\"" + id + "\""), response.body());
    assertFalse(response.body().contains(PHI));
  }

  static AuditEntry assertOneEntry(ServedApplication application, int status)
      throws InterruptedException {
    List<AuditEntry> entries = application.awaitEntries();
    assertEquals(1, entries.size(), entries.toString());
    assertEquals(status, entries.get(0).status().orElseThrow());
    assertEquals("127.0.0.1", entries.get(0).origin().address().orElseThrow());
    return entries.get(0);
  }

  static void print(AsyncContext async, String text) {
    try {
      async.getResponse().getWriter().print(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void ask(Socket socket, String request) throws Exception {
    socket.setSoTimeout(5000);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  static void sendChunks(OutputStream out, int mebibytes) throws Exception {
    byte[] chunk = new byte[1 << 20];
    for (int i = 0; i < mebibytes; i++) {
      out.write("100000\r\n".getBytes(US_ASCII));
      out.write(chunk);
      out.write("\r\n".getBytes(US_ASCII));
    }
    out.write("0\r\n\r\n".getBytes(US_ASCII));
    out.flush();
  }

  static String head(InputStream in) throws Exception {
    return new String(in.readNBytes("HTTP/1.1 200".length()), US_ASCII);
  }
}
