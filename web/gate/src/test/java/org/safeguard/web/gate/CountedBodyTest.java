package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CountedBodyTest {

  @Test
  void bodyOfExactlyTheLimit_isRead() throws IOException {
    byte[] body = {1, 2, 3};

    assertArrayEquals(body, new CountedBody(new Bytes(body), 3).readAllBytes());
  }

  @Test
  void oneByteMore_isRefused() {
    assertThrows(
        BodyTooLarge.class, () -> new CountedBody(new Bytes(new byte[4]), 3).readAllBytes());
  }

  @Test
  void singleBytesCountToo() throws IOException {
    CountedBody body = new CountedBody(new Bytes(new byte[2]), 1);

    assertEquals(0, body.read());
    assertThrows(BodyTooLarge.class, body::read);
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    private Bytes(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
