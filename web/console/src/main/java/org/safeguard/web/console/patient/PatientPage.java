package org.safeguard.web.console.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.safeguard.patient.ResourceService;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Addresses;

/** One patient's record. */
@RequestScoped
@Named
public class PatientPage {

  @Inject private ResourceService resources;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;
  @Inject private PatientFacts facts;

  private String id;
  private PatientBanner banner;
  private List<FactGroup> groups;
  private StoredVersion version;

  public void load() {
    version = resources.read(ResourceType.PATIENT, Addresses.getResource(id));
    Patient patient = reader.read(version);
    banner = banners.of(patient);
    groups = facts.of(patient);
  }

  public PatientBanner getBanner() {
    return banner;
  }

  public List<FactGroup> getGroups() {
    return groups;
  }

  public int getVersion() {
    return version.version();
  }

  public Instant getLastUpdated() {
    return version.lastUpdated();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
