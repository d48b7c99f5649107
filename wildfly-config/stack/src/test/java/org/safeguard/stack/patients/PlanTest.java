package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.safeguard.stack.patients.Resources.bundle;
import static org.safeguard.stack.patients.Resources.conditional;
import static org.safeguard.stack.patients.Resources.entry;
import static org.safeguard.stack.patients.Resources.identified;
import static org.safeguard.stack.patients.Resources.observation;
import static org.safeguard.stack.patients.Resources.patient;
import static org.safeguard.stack.patients.Resources.role;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.patients.Delivery.Form;

class PlanTest {
  @TempDir private Path folder;

  @Test
  void aTransactionIsKnownByItsPatient() throws Exception {
    Delivery delivery =
        only(bundle("transaction", entry(identified("Observation", "o", "")), entry(patient("1"))));
    assertEquals(Form.WHOLE_TRANSACTION, delivery.form());
    assertEquals(1, delivery.mark().orElseThrow().index());
  }

  /** A conditional Patient may be there from another bundle of the same patient. */
  @Test
  void aTransactionIsNotKnownByAResourceThatItCreatesOnCondition() throws Exception {
    Delivery delivery =
        only(
            bundle(
                "transaction",
                conditional(patient("1"), "1"),
                entry(observation("")),
                entry(identified("Encounter", "e", ""))));
    assertEquals(2, delivery.mark().orElseThrow().index());
  }

  @Test
  void aTransactionOfConditionsNeedsNoMark() throws Exception {
    Delivery delivery = only(bundle("transaction", conditional(patient("1"), "1")));
    assertEquals(true, delivery.mark().isEmpty());
  }

  @Test
  void aTransactionThatCouldNotBeKnownAgainIsRefused() {
    assertThrows(
        Refused.class,
        () -> plan(bundle("transaction", conditional(patient("1"), "1"), entry(observation("")))));
  }

  @Test
  void theEntriesOfABatchGoTogetherButForThoseThatHangOnAnother() throws Exception {
    Plan plan =
        plan(
            bundle(
                "batch",
                entry(role("p1")),
                conditional(identified("Practitioner", "p1", ""), "p1"),
                conditional(identified("Practitioner", "p2", ""), "p2"),
                entry(observation("")),
                entry(role("p1"))));
    assertEquals(List.of(3), plan.unknowable().stream().map(Entry::index).toList());
    assertEquals(
        List.of(List.of(2), List.of(1, 0, 4)),
        plan.deliveries().stream().map(PlanTest::indexes).toList());
    assertEquals(
        List.of(Form.BATCH, Form.TRANSACTION),
        plan.deliveries().stream().map(Delivery::form).toList());
    assertEquals(1, plan.deliveries().get(1).mark().orElseThrow().index());
  }

  @Test
  void onlyBatchAndTransactionAreLoaded() {
    for (String type : List.of("collection", "document", "searchset", "history", "message")) {
      var refusal = assertThrows(Refused.class, () -> plan(bundle(type, entry(patient("1")))));
      assertEquals(true, refusal.getMessage().contains(type), refusal.getMessage());
    }
    assertThrows(Refused.class, () -> plan("{\"resourceType\":\"Bundle\"}"));
  }

  private Delivery only(String text) throws Exception {
    List<Delivery> deliveries = plan(text).deliveries();
    assertEquals(1, deliveries.size());
    return deliveries.get(0);
  }

  private Plan plan(String text) throws Exception {
    return Plan.of(FhirFileReader.read(Files.writeString(folder.resolve("file.json"), text)));
  }

  private static List<Integer> indexes(Delivery delivery) {
    return delivery.entries().stream().map(Entry::index).toList();
  }
}
