package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SurfaceTest {

  @Test
  void surfaceIsTheOneThatTheDescriptorNames() {
    assertEquals(Surface.API, Surface.of("api"));
    assertEquals(Surface.CONSOLE, Surface.of("console"));
  }

  @Test
  void applicationWithoutOne_doesNotGoUp() {
    assertThrows(IllegalStateException.class, () -> Surface.of((String) null));
  }

  @Test
  void onlyTheConsoleHasStaticFiles() {
    assertTrue(Surface.CONSOLE.isStatic("/jakarta.faces.resource/frame.css.xhtml"));
    assertFalse(Surface.CONSOLE.isStatic("/patients/jakarta.faces.resource/x"));
    assertFalse(Surface.API.isStatic("/jakarta.faces.resource/x"));
  }
}
