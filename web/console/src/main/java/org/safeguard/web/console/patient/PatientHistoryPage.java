package org.safeguard.web.console.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.ResourceService;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Addresses;

/** Who changed a patient's record from what to what. */
@RequestScoped
@Named
public class PatientHistoryPage {

  @Inject private ResourceService resources;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;

  private String id;
  private PatientBanner banner;
  private List<HistoryStep> steps;

  public void load() {
    List<RecordedChange> changes =
        resources
            .history(ResourceType.PATIENT, Addresses.getResource(id), OptionalInt.empty())
            .changes();
    banner = latestContent(changes).map(v -> banners.of(reader.read(v))).orElse(null);
    steps = HistorySteps.of(changes);
  }

  private static Optional<StoredVersion> latestContent(List<RecordedChange> newestFirst) {
    return newestFirst.stream()
        .map(RecordedChange::version)
        .filter(version -> !version.deleted())
        .findFirst();
  }

  public PatientBanner getBanner() {
    return banner;
  }

  public List<HistoryStep> getSteps() {
    return steps;
  }

  /** Whether the record was deleted, so that only its history is left to read. */
  public boolean isDeleted() {
    return !steps.isEmpty() && steps.get(0).recorded().version().deleted();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
