package org.safeguard.web.console.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.ChartService;
import org.safeguard.patient.ResourceService;
import org.safeguard.patient.chart.ChartHistory;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.Texts;

/** Who changed a patient's record, or one resource of their chart, from what to what. */
@RequestScoped
@Named
public class PatientHistoryPage {

  @Inject private ResourceService resources;
  @Inject private ChartService charts;
  @Inject private Texts texts;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;

  private String id;
  private String type;
  private String resource;
  private PatientBanner banner;
  private List<HistoryStep> steps;

  public void load() {
    steps = HistorySteps.of(isPart() ? ofPart() : ofPatient());
  }

  private List<RecordedChange> ofPatient() {
    List<RecordedChange> changes =
        resources
            .history(ResourceType.PATIENT, Addresses.getResource(id), OptionalInt.empty())
            .changes();
    banner = latestContent(changes).map(v -> banners.of(reader.read(v))).orElse(null);
    return changes;
  }

  private List<RecordedChange> ofPart() {
    ChartHistory found =
        charts.history(
            PatientId.of(Addresses.getResource(id)),
            ResourceType.find(type).orElseThrow(ResourceNotFound::new),
            Addresses.getResource(resource));
    banner = banners.of(reader.read(found.patient()));
    return found.history().changes();
  }

  /** Whether the history is of a resource of the chart, and not of the Patient itself. */
  public boolean isPart() {
    return type != null;
  }

  /** What kind of resource it is, in words. */
  public String getTypeWords() {
    return texts.orElse("type." + type, type);
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

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  public String getResource() {
    return resource;
  }

  public void setResource(String resource) {
    this.resource = resource;
  }
}
