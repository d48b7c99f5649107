package org.safeguard.patient.incoming;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.safeguard.patient.structure.Member;

/**
 * The lists of primitives of one object and the lists beside them ({@code given} and {@code
 * _given}): null may fill a place in one only where the other has something. What one is shorter by
 * counts as null.
 */
final class PairedLists {

  private final List<Side> sides = new ArrayList<>(2);

  private record Side(Member member, int length, BitSet nulls) {

    boolean fills(int place) {
      return place < length && !nulls.get(place);
    }

    boolean isNull(int place) {
      return nulls.get(place);
    }
  }

  /**
   * @param nulls the places in the list where null stands
   */
  void add(Member member, int length, BitSet nulls) {
    sides.add(new Side(member, length, nulls));
  }

  void check(Findings findings) {
    for (Side side : sides) {
      if (!side.nulls().isEmpty()) {
        check(side, findings);
      }
    }
  }

  private void check(Side side, Findings findings) {
    Optional<Side> other =
        sides.stream()
            .filter(s -> s.member().child() == side.member().child() && s != side)
            .findFirst();
    for (int place = side.nulls().nextSetBit(0);
        place >= 0;
        place = side.nulls().nextSetBit(place + 1)) {
      boolean filled = other.isPresent() && other.get().fills(place);
      boolean named = side.member().sibling() && other.isPresent() && other.get().isNull(place);
      if (!filled && !named) {
        findings.location().enter(side.member().child().name());
        findings.location().item(place);
        findings.structure("null stands here without a counterpart in the list beside this one.");
        findings.location().leave();
      }
    }
  }
}
