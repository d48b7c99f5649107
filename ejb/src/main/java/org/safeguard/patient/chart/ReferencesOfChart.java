package org.safeguard.patient.chart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.access.Access;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.patient.store.ReferredResources;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/** Opens what a chart's resources refer to, as far as the caller may see it. */
@ApplicationScoped
public class ReferencesOfChart {

  private final Access access;
  private final ReferredResources resources;
  private final ServiceAddress address;

  @Inject
  ReferencesOfChart(Access access, ReferredResources resources, ServiceAddress address) {
    this.access = access;
    this.resources = resources;
    this.address = address;
  }

  protected ReferencesOfChart() {
    this(null, null, null);
  }

  /** By their ids. */
  public Map<ResourceId, StoredVersion> of(PatientId patient, List<Chart.Part> parts) {
    List<StoredVersion> shown =
        parts.stream().map(part -> part.list().resources()).flatMap(Collection::stream).toList();
    Map<ResourceId, StoredVersion> referred = new HashMap<>();
    shown.forEach(version -> referred.put(version.id(), version));
    List<ResourceId> wanted =
        ShownReferences.in(shown, address.base()).stream()
            .filter(id -> !referred.containsKey(id))
            .toList();
    Map<ResourceType, Optional<Granting>> grants = new HashMap<>();
    resources
        .find(type -> grants.computeIfAbsent(type, this::granting), patient, wanted)
        .forEach(version -> referred.put(version.id(), version));
    return Map.copyOf(referred);
  }

  private Optional<Granting> granting(ResourceType type) {
    return access.findGranting(Verb.READ, type);
  }
}
