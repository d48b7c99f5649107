package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldResponseTest {

  private final HeldBytes sent = new HeldBytes();
  private final List<String> calls = new ArrayList<>();
  private int status = 200;
  private final HeldResponse held = new HeldResponse(underneath(), true);

  @Test
  void nothingIsWrittenBeforeTheRelease() throws IOException {
    held.getOutputStream().write("abc".getBytes(UTF_8));
    held.getOutputStream().flush();
    held.flushBuffer();
    held.getOutputStream().close();

    assertEquals(0, sent.size());

    held.release();

    assertEquals("abc", text(sent));
    assertTrue(calls.contains("setContentLengthLong 3"), calls.toString());
  }

  @Test
  void writerWritesInTheResponsesEncoding() throws IOException {
    held.getWriter().print("ä");
    held.release();

    assertEquals("ä", text(sent));
    assertTrue(calls.contains("setCharacterEncoding UTF-8"), calls.toString());
  }

  @Test
  void writerAndStreamExcludeEachOther() throws IOException {
    held.getWriter();

    assertThrows(IllegalStateException.class, held::getOutputStream);
  }

  @Test
  void streamAndWriterExcludeEachOther() {
    held.getOutputStream();

    assertThrows(IllegalStateException.class, held::getWriter);
  }

  @Test
  void resetBuffer_dropsWhatTheWriterStillHolds() throws IOException {
    held.getWriter().print("secret");
    held.resetBuffer();
    held.getWriter().print("x");
    held.release();

    assertEquals("x", text(sent));
  }

  @Test
  void reset_dropsBodyAndHeadersAndLetsAnotherWayOfWritingBeChosen() throws IOException {
    held.getWriter().print("secret");
    held.reset();
    held.getOutputStream().write('x');
    held.release();

    assertEquals("x", text(sent));
    assertTrue(calls.contains("reset"), calls.toString());
  }

  @Test
  void sendError_isToldToNobodyUnderneath() throws IOException {
    held.getWriter().print("secret");
    held.sendError(404, "secret");

    assertTrue(held.isCommitted());
    assertEquals(404, held.failure().orElseThrow().status());
    assertEquals(List.of("setCharacterEncoding UTF-8", "setStatus 404"), calls);
    assertTrue(held.empty());
    assertThrows(IllegalStateException.class, () -> held.sendRedirect("/x"));
  }

  @Test
  void redirect_leavesOnlyWithTheRelease() throws IOException {
    held.getWriter().print("secret");
    held.sendRedirect("/x");

    assertTrue(held.isCommitted());
    assertFalse(calls.contains("sendRedirect /x"));

    held.release();

    assertTrue(calls.contains("sendRedirect /x"));
    assertEquals(0, sent.size());
  }

  @Test
  void lengthThatWasAnnouncedWrong_isPutRight() throws IOException {
    held.setContentLength(99);
    held.setHeader("content-length", "98");
    held.addHeader("Content-Length", "97");
    held.setIntHeader("Content-Length", 96);
    held.getOutputStream().write(new byte[5]);
    held.release();

    assertEquals(List.of("setContentLengthLong 5"), calls);
  }

  @Test
  void statusWithoutABody_getsNoneAndNoLength() throws IOException {
    for (int bare : new int[] {204, 304}) {
      HeldResponse response = new HeldResponse(underneath(), true);
      status = bare;
      response.getOutputStream().write('x');
      response.release();
    }

    assertEquals(0, sent.size());
    assertEquals(List.of(), calls);
  }

  @Test
  void headThatOnlyAnnounces_keepsTheLength() throws IOException {
    HeldResponse head = new HeldResponse(underneath(), false);
    head.setContentLengthLong(42);
    head.release();

    assertEquals(List.of("setContentLengthLong 42"), calls);
  }

  @Test
  void bytesGrowAsNeeded() throws IOException {
    byte[] large = new byte[1_000_003];
    large[1_000_002] = 7;
    held.getOutputStream().write(1);
    held.getOutputStream().write(large);
    held.getOutputStream().write(large, 1_000_002, 1);
    held.release();

    assertEquals(1_000_005, sent.size());
    assertEquals(7, bytes(sent)[1_000_004]);
  }

  private HttpServletResponse underneath() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HeldResponseTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getOutputStream" -> sent;
                  case "getStatus" -> status;
                  case "isCommitted" -> false;
                  case "getCharacterEncoding" -> "UTF-8";
                  default -> note(method.getName(), arguments);
                });
  }

  private Object note(String name, Object[] arguments) {
    calls.add(arguments == null ? name : name + " " + arguments[0]);
    return null;
  }

  private static String text(HeldBytes bytes) throws IOException {
    return new String(bytes(bytes), UTF_8);
  }

  private static byte[] bytes(HeldBytes held) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    held.writeTo(copy);
    return copy.toByteArray();
  }
}
