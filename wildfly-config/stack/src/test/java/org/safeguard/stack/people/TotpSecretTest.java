package org.safeguard.stack.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
  /** The ASCII text 12345678901234567890 of RFC 6238, appendix B. */
  private static final TotpSecret RFC_SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  /** The last six of the eight digits that RFC 6238, appendix B gives for SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheRfc(long second, String code) {
    assertEquals(code, RFC_SECRET.codeAt(Instant.ofEpochSecond(second)));
  }

  @Test
  void theUriNamesPersonSecretAndIssuer() {
    assertEquals(
        "otpauth://totp/Safeguard:nurse?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Safeguard",
        RFC_SECRET.uri("nurse"));
  }

  @Test
  void theSecretDoesNotPrint() {
    assertFalse(RFC_SECRET.toString().contains("GEZ"));
  }
}
