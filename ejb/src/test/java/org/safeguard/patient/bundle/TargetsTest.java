package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.incoming.IncomingReference;
import org.safeguard.patient.incoming.LocalReference;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class TargetsTest {

  private final Targets targets = new Targets();

  private static ResourceId id(int number) {
    return new ResourceId(new UUID(0x7000, number));
  }

  private static IncomingReference to(Optional<ResourceId> id) {
    return new IncomingReference(
        "Bundle.entry[3].resource.subject.reference",
        new LocalReference(ResourceType.PATIENT, id),
        IncomingReference.Role.SUBJECT);
  }

  private static Stream<IncomingReference> references(int count) {
    return IntStream.range(0, count).mapToObj(i -> to(Optional.of(id(i))));
  }

  @Test
  void soManyMayLieOutsideAndNoMore() {
    targets.referredTo(references(Targets.MOST_OUTSIDE).toList());
    targets.referredTo(references(10).toList());
    List<IncomingReference> more = List.of(to(Optional.of(id(Targets.MOST_OUTSIDE))));
    UnprocessableResource refused =
        assertThrows(UnprocessableResource.class, () -> targets.referredTo(more));
    assertEquals("too-costly", refused.issues().get(0).code());
    assertEquals(
        "Bundle.entry[3].resource.subject.reference", refused.issues().get(0).expression());
  }

  @Test
  void whatTheTransactionWritesDoesNotLieOutside() {
    IntStream.range(0, Targets.MOST_OUTSIDE + 1)
        .forEach(i -> targets.stands(id(i), ResourceType.PATIENT));
    targets.referredTo(references(Targets.MOST_OUTSIDE + 1).toList());
    targets.require(null);
  }

  @Test
  void referencesThatLeadNowhereAreNamedUpToTwenty() {
    targets.referredTo(Collections.nCopies(1_000_000, to(Optional.empty())));
    UnprocessableResource refused =
        assertThrows(UnprocessableResource.class, () -> targets.require(null));
    assertEquals(20, refused.issues().size());
    assertEquals("not-found", refused.issues().get(0).code());
  }
}
