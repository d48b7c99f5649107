package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoncesTest {

  @Test
  void noNonceIsGivenTwice() {
    Nonces nonces = new Nonces(new SecureRandom());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      byte[] nonce = new byte[14];
      nonces.next(nonce, 1);
      assertEquals(0, nonce[0] | nonce[13]);
      seen.add(Arrays.toString(nonce));
    }
    assertEquals(1000, seen.size());
  }

  /** Two copies of a virtual machine would both hold what was drawn before the snapshot. */
  @Test
  void whatWasDrawnLongAgoIsThrownAway() throws InterruptedException {
    CountedRandom random = new CountedRandom();
    Nonces nonces = new Nonces(random);
    nonces.next(new byte[12], 0);
    int draws = random.draws;
    Thread.sleep(150);
    nonces.next(new byte[12], 0);
    assertNotEquals(draws, random.draws);
  }

  private static final class CountedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private int draws;

    @Override
    public void nextBytes(byte[] bytes) {
      draws++;
      super.nextBytes(bytes);
    }
  }
}
