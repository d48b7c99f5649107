package org.safeguard.web.console.alert;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.safeguard.alert.notice.AlertKind;
import org.safeguard.web.console.Texts;

class AlertWordsTest {

  private final AlertWords words = new AlertWords(new Texts());

  @Test
  void everyKindHasAWordAndSaysWhatToDo() {
    for (AlertKind kind : AlertKind.values()) {
      assertFalse(words.kind(kind).isEmpty());
      assertFalse(words.advice(kind).isEmpty());
    }
  }
}
