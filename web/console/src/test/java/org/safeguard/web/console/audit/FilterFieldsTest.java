package org.safeguard.web.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.audit.FilterFields.Field;

class FilterFieldsTest {

  private final FilterFields fields = new FilterFields();

  @Test
  void whatIsSetStandsInTheAddress() {
    fields.set(Field.ACTOR, " nurse lee ");
    fields.set(Field.ACTION, "READ");
    assertEquals("actor=nurse+lee&action=READ", fields.query());
  }

  @Test
  void anEmptyFieldFiltersNothing() {
    fields.set(Field.ACTOR, "  ");
    fields.set(Field.ACTION, null);
    assertEquals("", fields.query());
    assertEquals(Map.of(), fields.set());
    assertEquals("", fields.get(Field.ACTOR));
  }

  @Test
  void aConditionCanBeTakenAway() {
    fields.set(Field.ACTOR, "lee");
    fields.set(Field.ACTION, "READ");
    assertEquals("action=READ", fields.queryWithout(Field.ACTOR));
  }

  @Test
  void nothingCanEscapeItsParameter() {
    fields.set(Field.ACTOR, "a&outcome=SUCCESS#");
    assertEquals("actor=a%26outcome%3DSUCCESS%23", fields.query());
  }

  @Test
  void everyFieldHasItsTexts() {
    Texts texts = new Texts();
    for (Field field : Field.values()) {
      texts.get("filter." + field);
      texts.get("filter.wrong." + field);
    }
  }
}
