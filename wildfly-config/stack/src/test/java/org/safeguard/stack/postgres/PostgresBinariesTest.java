package org.safeguard.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.stack.StackException;

class PostgresBinariesTest {

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64"})
  void bothProcessorsHaveTheirArchive(String processor) {
    String archive = PostgresBinaries.archive("Linux", processor);
    assertNotNull(PostgresBinaries.class.getResource(archive), archive);
  }

  @Test
  void anotherSystemIsRefusedInOneSentence() {
    var refusal =
        assertThrows(StackException.class, () -> PostgresBinaries.archive("Mac OS X", "aarch64"));
    assertTrue(refusal.getMessage().contains("Mac OS X"));
  }
}
