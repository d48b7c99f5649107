package org.safeguard.stack.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.safeguard.stack.StackException;

/**
 * The shared secret of a person's one-time codes (RFC 6238, SHA-1, six digits, 30 seconds).
 *
 * @param base32 as authenticator apps take it
 */
public record TotpSecret(String base32) {
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  /** The code that is valid at that instant. */
  public String codeAt(Instant instant) {
    try {
      var key = new SecretKeySpec(new Base32().decode(base32), GENERATOR.getAlgorithm());
      return GENERATOR.generateOneTimePasswordString(key, instant);
    } catch (InvalidKeyException wrong) {
      throw new StackException("Not a TOTP secret", wrong);
    }
  }

  /** What an authenticator app reads from a QR code. */
  public String uri(String username) {
    return "otpauth://totp/Safeguard:%s?secret=%s&issuer=Safeguard".formatted(username, base32);
  }

  @Override
  public String toString() {
    return "TotpSecret";
  }
}
