package org.safeguard.keys.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.safeguard.crypto.KeysUnavailable;

class KeyWatchTest {

  private static final Instant START = Instant.parse("2026-11-27T06:00:00Z");

  private Instant now = START;
  private RuntimeException answer;
  private final KeyWatch watch = new KeyWatch(this::ask, new Now());

  @Test
  void vaultCountsAsAwayUntilItHasAnswered() {
    assertEquals(new KeyWatch.Sight(VaultState.AWAY, START), watch.seen());
  }

  @Test
  void stateIsKeptWithTheTimeSinceWhenItHolds() {
    look(10, null);
    look(20, null);
    assertEquals(new KeyWatch.Sight(VaultState.SERVING, START.plusSeconds(10)), watch.seen());
    look(30, KeysUnavailable.withdrawn("sealed", null));
    assertEquals(new KeyWatch.Sight(VaultState.WITHDRAWN, START.plusSeconds(30)), watch.seen());
    look(40, KeysUnavailable.away("away", null));
    assertEquals(new KeyWatch.Sight(VaultState.AWAY, START.plusSeconds(40)), watch.seen());
  }

  @Test
  void faultOfAnotherPartIsNotTheVaults() {
    look(10, new IllegalStateException("the database is away"));
    assertEquals(VaultState.SERVING, watch.seen().state());
  }

  private void look(int second, RuntimeException next) {
    now = START.plusSeconds(second);
    answer = next;
    watch.look();
  }

  private void ask() {
    if (answer != null) {
      throw answer;
    }
  }

  private final class Now extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
