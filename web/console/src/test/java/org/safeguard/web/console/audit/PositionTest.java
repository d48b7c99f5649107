package org.safeguard.web.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.trail.AuditPosition;

class PositionTest {

  private static final String ID = "0199abcd-0000-7000-891b-75842265b1f5";

  @Test
  void aPositionSurvivesTheAddress() {
    AuditPosition position =
        new AuditPosition(
            Instant.parse("2026-11-23T08:00:00.123Z"), UUID.fromString(ID), 7, 123_456);
    assertEquals(Optional.of(position), Position.find(Position.write(position)));
  }

  @Test
  void anythingElseIsNoPosition() {
    assertEquals(Optional.empty(), Position.find(null));
    assertEquals(Optional.empty(), Position.find(""));
    assertEquals(Optional.empty(), Position.find("12"));
    assertEquals(Optional.empty(), Position.find("12.x"));
    assertEquals(Optional.empty(), Position.find("12.7.9.x"));
    assertEquals(Optional.empty(), Position.find("12.7." + ID));
    assertEquals(Optional.empty(), Position.find("12.-7.9." + ID));
    assertEquals(Optional.empty(), Position.find("9999999999999999.7.9." + ID));
    assertEquals(Optional.empty(), Position.find("12.7.9999999999999999999." + ID));
  }
}
