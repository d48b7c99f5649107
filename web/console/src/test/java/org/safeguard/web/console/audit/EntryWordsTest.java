package org.safeguard.web.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeguard.access.store.Verb;
import org.safeguard.identity.EndReason;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.web.console.Texts;

class EntryWordsTest {

  private final Texts texts = new Texts();
  private final EntryWords words = new EntryWords(texts);

  @Test
  void everyCodeThatAnEntryCanHoldHasAWord() {
    for (Verb verb : Verb.values()) {
      assertNotEquals(verb.name(), words.action(verb.name()));
    }
    for (ActorKind kind : ActorKind.values()) {
      assertNotNull(words.kind(kind));
    }
    for (Use use : Use.values()) {
      assertNotNull(texts.get("itemUse." + use));
    }
    for (EndReason reason : EndReason.values()) {
      assertNotEquals(reason.name(), words.note(reason.name()));
    }
  }

  @Test
  void everyOutcomeHasWordIconAndTone() {
    for (Outcome outcome : Outcome.values()) {
      assertNotNull(words.outcome(outcome));
      assertNotNull(words.icon(outcome));
      assertNotNull(words.tone(outcome));
    }
  }

  @Test
  void aCodeThatIsNewIsShownAsItIs() {
    assertEquals("SHRED", words.action("SHRED"));
    assertEquals("Nurse, ASTRONAUT", words.roles(List.of("NURSE", "ASTRONAUT")));
  }
}
