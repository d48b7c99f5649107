package org.safeguard.patient.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void sameTextIsHeldOnce() {
    Edits edits = new Edits();
    edits.add(0, 3, "Patient/1");
    edits.add(9, 12, String.join("/", "Patient", "1"));
    assertEquals("\"Patient/1\"", new String(edits.text(1), StandardCharsets.UTF_8));
    assertSame(edits.text(0), edits.text(1));
  }
}
