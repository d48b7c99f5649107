package org.safeguard.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(terminal), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void aLineIsRewrittenWholeUntilItsLast() {
    progress.update("1 of 2, and more", false);
    progress.update("2 of 2", true);
    assertEquals(
        "\r[   0.0 s] 1 of 2, and more\r[   0.0 s] 2 of 2          \n", terminal.toString());
  }

  @Test
  void aMessageNeverStandsOnALineThatIsStillRewritten() {
    progress.update("1 of 2", false);
    progress.say("Refused");
    progress.say("Again");
    assertEquals(
        "\r[   0.0 s] 1 of 2\n[   0.0 s] Refused\n[   0.0 s] Again\n", terminal.toString());
  }
}
