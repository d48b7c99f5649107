package org.safeguard.patient.incoming;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.safeguard.patient.structure.Child;
import org.safeguard.patient.structure.ElementType;
import org.safeguard.patient.structure.Member;

/** Which members one JSON object has had so far, and whether they make a whole at its end. */
final class ObjectCheck {

  private final ElementType type;
  private long values;
  private long siblings;
  // Made only where an object has a choice or a list of primitives; most have neither.
  private List<Member> chosen;
  private PairedLists lists;

  ObjectCheck(ElementType type) {
    this.type = type;
  }

  /** Whether this member may stand here: it is the first of its name and of its choice. */
  boolean admits(Member member) {
    long bit = member.child().bit();
    boolean again = ((member.sibling() ? siblings : values) & bit) != 0;
    boolean other = ((member.sibling() ? values : siblings) & bit) != 0 && !sameChoice(member);
    if (member.sibling()) {
      siblings |= bit;
    } else {
      values |= bit;
    }
    if (!member.valueName().equals(member.child().name())) {
      choose(member);
    }
    return !again && !other;
  }

  private boolean sameChoice(Member member) {
    return chosen == null
        || chosen.stream()
            .filter(before -> before.child() == member.child())
            .allMatch(before -> before.valueName().equals(member.valueName()));
  }

  private void choose(Member member) {
    if (chosen == null) {
      chosen = new ArrayList<>(2);
    }
    chosen.add(member);
  }

  /** A list of primitives, or of what stands beside them, has ended. */
  void list(Member member, int length, BitSet nulls) {
    if (lists == null) {
      lists = new PairedLists();
    }
    lists.add(member, length, nulls);
  }

  boolean has(String element) {
    return type.findChild(element).map(child -> (present() & child.bit()) != 0).orElse(false);
  }

  private long present() {
    return values | siblings;
  }

  /** Says what is missing, now that the object has ended. */
  void end(Findings findings) {
    if ((present() & type.required()) != type.required()) {
      for (Child child : type.children()) {
        if ((type.required() & ~present() & child.bit()) != 0) {
          findings.required(child.name());
        }
      }
    }
    if (lists != null) {
      lists.check(findings);
    }
    if (type.name().equals("Extension") && has("extension") == has("value")) {
      findings.invariant("ext-1", "an extension has either extensions or a value.");
    }
  }
}
