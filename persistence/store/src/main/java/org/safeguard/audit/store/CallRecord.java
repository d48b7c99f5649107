package org.safeguard.audit.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Use;

/**
 * What one call showed and wrote, noted by the repositories as they open and seal rows. The audit
 * entry is made from it. Belongs to one call and one thread.
 */
public final class CallRecord {

  private final List<Item> items = new ArrayList<>();
  private final Set<PatientId> patients = new LinkedHashSet<>();
  private List<Item> asked = List.of();

  /**
   * The resource that the call asks for, which its entry names even if nothing comes of the call.
   */
  public void askedFor(ResourceType type, ResourceId id, Optional<PatientId> patient) {
    asked = List.of(new Item(type.name(), id.value(), 0, Use.ASKED, Optional.empty()));
    patient.ifPresent(patients::add);
  }

  /** A version whose content the call's result holds, and the patients whom it concerns. */
  public void shown(ResourceType type, ResourceId id, int version, Collection<PatientId> of) {
    items.add(new Item(type.name(), id.value(), version, Use.SHOWN, Optional.empty()));
    patients.addAll(of);
  }

  /**
   * A version that the call made.
   *
   * @param sealedHash SHA-256 of the sealed bytes, in lower-case hex; empty for a deleted version
   */
  public void written(
      ResourceType type,
      ResourceId id,
      int version,
      Collection<PatientId> of,
      Optional<String> sealedHash) {
    items.add(new Item(type.name(), id.value(), version, Use.WRITTEN, sealedHash));
    patients.addAll(of);
  }

  /** In the order in which they were touched; where none was, what was asked for. */
  public List<Item> items() {
    return items.isEmpty() ? asked : Collections.unmodifiableList(items);
  }

  public Set<PatientId> patients() {
    return Collections.unmodifiableSet(patients);
  }
}
