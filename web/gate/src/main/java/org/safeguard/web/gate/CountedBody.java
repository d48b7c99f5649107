package org.safeguard.web.gate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Gives so many bytes of a body and no more. */
final class CountedBody extends ServletInputStream {

  private final ServletInputStream body;
  private long left;

  CountedBody(ServletInputStream body, long limit) {
    this.body = body;
    this.left = limit;
  }

  /**
   * @throws BodyTooLarge where there are more bytes than the limit
   */
  @Override
  public int read() throws IOException {
    int read = body.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  /**
   * @throws BodyTooLarge where there are more bytes than the limit
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = body.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new BodyTooLarge();
    }
  }
}
