package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test cases of RFC 4231, section 4. */
class HmacSha256Test {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          # key byte, times, message, times, HMAC
          0b, 20, "Hi There", 1, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7
          4a656665, 1, "what do ya want for nothing?", 1, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
          aa, 20, \u00dd, 50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe
          0102030405060708090a0b0c0d0e0f10111213141516171819, 1, \u00cd, 50, 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b
          0c, 20, "Test With Truncation", 1, a3b6167473100ee06e0c796c2955552b
          aa, 131, "Test Using Larger Than Block-Size Key - Hash Key First", 1, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54
          aa, 131, "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.", 1, 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2
          """)
  void publishedVectorsHold(
      String key, int keyTimes, String message, int messageTimes, String expected) {
    byte[] bytes = message.repeat(messageTimes).getBytes(StandardCharsets.ISO_8859_1);
    byte[] digest = new byte[HmacSha256.LENGTH];

    new HmacSha256(new KeyCopy(HexFormat.of().parseHex(key.repeat(keyTimes))))
        .write(bytes, bytes.length, digest);

    String found = HexFormat.of().formatHex(digest);
    assertTrue(found.startsWith(expected), found);
    assertEquals(64, found.length());
  }
}
