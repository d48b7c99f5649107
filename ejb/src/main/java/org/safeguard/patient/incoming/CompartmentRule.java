package org.safeguard.patient.incoming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeguard.patient.incoming.IncomingReference.Role;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.Issue;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

/**
 * Decides in whose record a resource is, and so whose key seals it:
 *
 * <ul>
 *   <li>a Patient is in its own;
 *   <li>a resource about one patient (R4's search parameter {@code patient}) is in theirs;
 *   <li>a resource about no patient, but in one patient's compartment besides, is in theirs;
 *   <li>a resource of several patients, a Group always, is in nobody's: no one patient's key may
 *       open or destroy it. Its entries in the audit log name all of them;
 *   <li>a Binary is in the record that its {@code securityContext} names or belongs to, or that of
 *       what refers to it in the same transaction; a Bundle in that of the one patient to whom
 *       anything in it refers; a Basic, by the first of these rules, in that of the patient who is
 *       its subject, or else who is its author. They carry patient content of any kind, so they are
 *       refused where no patient can be told;
 *   <li>everything else is in nobody's.
 * </ul>
 */
public final class CompartmentRule {

  private static final Set<String> NEED_A_PATIENT = Set.of("Basic", "Binary", "Bundle");

  /** A reference in an extension is none of whose the Binary is. */
  private static final String SECURITY_CONTEXT = ".securityContext.reference";

  private CompartmentRule() {}

  /**
   * @param referrer the patient whose record refers to it, where that is known
   * @param compartments finds the compartment of a resource that is referred to
   * @throws UnprocessableResource where no patient can be told although one must be
   */
  public static Compartment of(
      IncomingResource resource,
      ResourceId id,
      Optional<PatientId> referrer,
      Function<ResourceId, Optional<Compartment>> compartments) {
    Compartment found = find(resource, id, referrer, compartments);
    if (found.patient().isEmpty() && NEED_A_PATIENT.contains(resource.type().name())) {
      throw noPatient(resource.type());
    }
    return found;
  }

  private static Compartment find(
      IncomingResource resource,
      ResourceId id,
      Optional<PatientId> referrer,
      Function<ResourceId, Optional<Compartment>> compartments) {
    return switch (resource.type().name()) {
      case "Patient" -> ofPatient(PatientId.of(id), resource);
      case "Group" -> new Compartment(Optional.empty(), all(resource));
      case "Binary" -> ofBinary(resource, referrer, compartments);
      case "Bundle" -> onlyOne(patients(resource, Set.of(Role.values())));
      default -> byReferences(resource);
    };
  }

  private static Compartment ofPatient(PatientId own, IncomingResource resource) {
    Set<PatientId> linked = patients(resource, Set.of(Role.SUBJECT, Role.COMPARTMENT));
    linked.remove(own);
    return new Compartment(Optional.of(own), List.copyOf(linked));
  }

  private static Compartment ofBinary(
      IncomingResource resource,
      Optional<PatientId> referrer,
      Function<ResourceId, Optional<Compartment>> compartments) {
    List<LocalReference> contexts =
        resource.references().stream()
            .filter(reference -> reference.place().endsWith(SECURITY_CONTEXT))
            .map(IncomingReference::target)
            .toList();
    Optional<PatientId> named =
        contexts.stream().flatMap(target -> target.patient().stream()).findFirst();
    Optional<PatientId> context =
        contexts.stream()
            .flatMap(target -> target.id().stream())
            .flatMap(target -> compartments.apply(target).stream())
            .flatMap(compartment -> compartment.patient().stream())
            .findFirst();
    return new Compartment(named.or(() -> context).or(() -> referrer), List.of());
  }

  private static Compartment byReferences(IncomingResource resource) {
    Set<PatientId> subjects = patients(resource, Set.of(Role.SUBJECT));
    Set<PatientId> owners = subjects.isEmpty() ? Set.copyOf(all(resource)) : subjects;
    if (owners.size() != 1) {
      return new Compartment(Optional.empty(), all(resource));
    }
    PatientId owner = owners.iterator().next();
    List<PatientId> others = new ArrayList<>(all(resource));
    others.remove(owner);
    return new Compartment(Optional.of(owner), others);
  }

  private static Compartment onlyOne(Set<PatientId> patients) {
    return patients.size() == 1 ? Compartment.of(patients.iterator().next()) : Compartment.NONE;
  }

  private static List<PatientId> all(IncomingResource resource) {
    return List.copyOf(patients(resource, Set.of(Role.SUBJECT, Role.COMPARTMENT)));
  }

  private static Set<PatientId> patients(IncomingResource resource, Set<Role> roles) {
    return resource.references().stream()
        .filter(reference -> roles.contains(reference.role()))
        .map(IncomingReference::target)
        .flatMap(target -> target.patient().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static UnprocessableResource noPatient(ResourceType type) {
    String how =
        switch (type.name()) {
          case "Binary" -> "say in securityContext whose it is";
          case "Bundle" -> "its content must refer to exactly one Patient of this server";
          default -> "say in subject or author whose it is";
        };
    return new UnprocessableResource(
        List.of(
            Issue.at(
                type.name(),
                "business-rule",
                "A " + type + " is kept in the record of one patient: " + how + ".")));
  }
}
