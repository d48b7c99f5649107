package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordAddressFilterTest {

  private static final String ID = "0199abcd-0000-7000-891b-75842265b1f5";

  @Test
  void aRecordHasAnAddressOfItsOwn() {
    assertEquals(Optional.of("/patient?id=" + ID), page("/patients/" + ID));
    assertEquals(Optional.of("/patient-history?id=" + ID), page("/patients/" + ID + "/history"));
    assertEquals(Optional.of("/audit-entry?id=" + ID), page("/audit/" + ID));
  }

  @Test
  void anythingElseIsLeftToOthers() {
    assertEquals(Optional.empty(), page("/patients"));
    assertEquals(Optional.empty(), page("/patients/quick"));
    assertEquals(Optional.empty(), page("/patients/" + ID + "/"));
    assertEquals(Optional.empty(), page("/patients/../" + ID));
    assertEquals(Optional.empty(), page("/patients/" + ID.toUpperCase() + "&x=y"));
  }

  private static Optional<String> page(String path) {
    return RecordAddressFilter.findPage(path);
  }
}
