package org.safeguard.web.console.keys;

import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnWish;

/** How a turn stands, as its chip says: by the job and by what people want of it. */
public enum TurnStanding {
  WAITING("pi-clock", "warn"),
  /** It waits because someone said so. */
  PAUSED("pi-pause", "warn"),
  /** Someone said that it is to wait, and it has not come to a place yet where it may. */
  PAUSING("pi-pause", "busy"),
  RUNNING("pi-sync", "busy"),
  STOPPED("pi-times-circle", "bad"),
  DONE("pi-check", "good");

  private final String icon;
  private final String tone;

  TurnStanding(String icon, String tone) {
    this.icon = icon;
    this.tone = tone;
  }

  static TurnStanding of(Turn turn) {
    boolean toWait = turn.wish() == TurnWish.WAIT;
    return switch (turn.state()) {
      case WAITING -> toWait ? PAUSED : WAITING;
      case RUNNING -> toWait ? PAUSING : RUNNING;
      case STOPPED -> STOPPED;
      case DONE -> DONE;
    };
  }

  public String icon() {
    return icon;
  }

  public String tone() {
    return tone;
  }
}
