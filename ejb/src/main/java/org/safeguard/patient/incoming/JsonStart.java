package org.safeguard.patient.incoming;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * JSON in UTF-8 from its first byte on. A parser would guess other encodings from the first bytes;
 * the rest it checks itself.
 */
final class JsonStart extends FilterInputStream {

  private static final int LOOKED_AT = 4;

  JsonStart(InputStream utf8, Issues issues) throws IOException {
    super(new PushbackInputStream(utf8, LOOKED_AT));
    byte[] first = in.readNBytes(LOOKED_AT);
    for (byte b : first) {
      if (b <= 0) {
        throw issues.malformed("The content does not begin as JSON in UTF-8 does.");
      }
    }
    ((PushbackInputStream) in).unread(first);
  }
}
