package org.safeguard.web.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * A response of which not one byte leaves before {@link #release}. Status and headers go to the
 * response underneath, which stays uncommitted; body, redirect and error stay here.
 */
final class HeldResponse extends HttpServletResponseWrapper {

  private static final String CONTENT_LENGTH = "Content-Length";
  private static final int BUFFER = 8192;

  private final boolean bodyWanted;
  private final HeldBytes body = new HeldBytes();
  private PrintWriter writer;
  private boolean streamTaken;
  private long announcedLength = -1;
  private String redirect;
  private Failure failure;
  private boolean released;

  /**
   * @param bodyWanted false for HEAD: what would be sent is only measured
   */
  HeldResponse(HttpServletResponse response, boolean bodyWanted) {
    super(response);
    this.bodyWanted = bodyWanted;
  }

  /** The failure that was told by {@link #sendError}. */
  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  boolean released() {
    return released;
  }

  /** Whether nothing was written. */
  boolean empty() {
    flushWriter();
    return body.size() == 0;
  }

  /** Drops everything that is held and every header. */
  void drop() {
    dropBody();
    super.reset();
  }

  /** Drops everything that is held; status and headers stay. */
  void dropBody() {
    writer = null;
    streamTaken = false;
    announcedLength = -1;
    redirect = null;
    failure = null;
    body.clear();
  }

  /** Lets the response go, once. */
  void release() throws IOException {
    released = true;
    flushWriter();
    if (redirect != null) {
      super.sendRedirect(redirect);
    } else if (statusHasBody()) {
      super.setContentLengthLong(length());
      if (bodyWanted && body.size() > 0) {
        body.writeTo(super.getOutputStream());
      }
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (writer != null) {
      throw new IllegalStateException("the writer is in use");
    }
    streamTaken = true;
    return body;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (streamTaken) {
      throw new IllegalStateException("the stream is in use");
    }
    if (writer == null) {
      // Names in the header what the container's own writer would: the encoding in use.
      setCharacterEncoding(getCharacterEncoding());
      writer = new PrintWriter(new OutputStreamWriter(body, getCharacterEncoding()));
    }
    return writer;
  }

  /** Leaves nothing out: what is flushed stays held. */
  @Override
  public void flushBuffer() {
    flushWriter();
  }

  @Override
  public void resetBuffer() {
    flushWriter();
    body.clear();
  }

  @Override
  public void reset() {
    if (!isCommitted()) {
      drop();
    }
  }

  /** As the caller of this method may see it: nothing more can be added. */
  @Override
  public boolean isCommitted() {
    return redirect != null || failure != null || super.isCommitted();
  }

  @Override
  public void setBufferSize(int size) {
    // All of the response is held, whatever its size.
  }

  @Override
  public int getBufferSize() {
    return Math.max(BUFFER, body.size());
  }

  /** The message is left out: it may quote what the caller sent. */
  @Override
  public void sendError(int status, String message) {
    sendError(status);
  }

  @Override
  public void sendError(int status) {
    demandUncommitted();
    resetBuffer();
    setStatus(status);
    failure = Failure.ofStatus(status);
  }

  @Override
  public void sendRedirect(String location) {
    demandUncommitted();
    resetBuffer();
    redirect = location;
  }

  @Override
  public void setContentLength(int length) {
    announcedLength = length;
  }

  @Override
  public void setContentLengthLong(long length) {
    announcedLength = length;
  }

  @Override
  public void setHeader(String name, String value) {
    if (CONTENT_LENGTH.equalsIgnoreCase(name)) {
      announcedLength = value == null ? -1 : Long.parseLong(value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (CONTENT_LENGTH.equalsIgnoreCase(name)) {
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, Integer.toString(value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    addHeader(name, Integer.toString(value));
  }

  /** What was written, or what a HEAD announces without writing it. */
  private long length() {
    boolean onlyAnnounced = !bodyWanted && body.size() == 0 && announcedLength >= 0;
    return onlyAnnounced ? announcedLength : body.size();
  }

  private boolean statusHasBody() {
    int status = getStatus();
    return status >= 200 && status != 204 && status != 304;
  }

  private void demandUncommitted() {
    if (isCommitted()) {
      throw new IllegalStateException("the response is complete");
    }
  }

  private void flushWriter() {
    if (writer != null) {
      writer.flush();
    }
  }
}
