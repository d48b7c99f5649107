package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.chart.Chart;
import org.safeguard.patient.chart.Chart.Part;
import org.safeguard.patient.chart.ChartHistory;
import org.safeguard.patient.chart.ChartRequest;
import org.safeguard.patient.chart.NewestFirst;
import org.safeguard.patient.chart.ReferencesOfChart;
import org.safeguard.patient.chart.Section;
import org.safeguard.patient.store.ListPart;
import org.safeguard.patient.store.Paging;
import org.safeguard.patient.store.ResourceHistory;
import org.safeguard.patient.store.ResourceList;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/** A patient's chart: each page is one call, and its entry names every version that it shows. */
@Stateless
public class ChartService {

  private static final int PAGE = 50;

  /** The values of one code make a plot, so more of them stand together. */
  private static final int PLOT = 200;

  private static final int SUMMARY = 8;

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private ResourceRepository resources;
  @Inject private ResourceHistory histories;
  @Inject private ResourceList lists;
  @Inject private ReferencesOfChart references;

  /**
   * One page of one section.
   *
   * @throws ResourceNotFound where there is no such patient
   */
  @Requires(Verb.SEARCH)
  public Chart read(PatientId patient, ChartRequest request) {
    call.searchedFor(request.searchedFor());
    Map<ResourceType, Granting> grants = grants(request.section());
    StoredVersion banner = banner(patient);
    List<Part> parts = parts(grants::get, patient, request);
    return new Chart(banner, parts, references.of(patient, parts));
  }

  /**
   * The history of a resource of that patient's, newest version first.
   *
   * @throws ResourceNotFound where there is no such resource in the patient's compartment
   */
  @Requires(Verb.HISTORY)
  public ChartHistory history(PatientId patient, ResourceType type, ResourceId id) {
    Granting granting = access.granting(Verb.HISTORY, type);
    HistoryPage history = histories.changes(of(patient, granting), type, id, OptionalInt.empty());
    if (history.changes().isEmpty()) {
      throw new ResourceNotFound();
    }
    return new ChartHistory(banner(patient), history);
  }

  /** Whoever may not see one of the types is refused before anything is opened. */
  private Map<ResourceType, Granting> grants(Section asked) {
    Map<ResourceType, Granting> grants = new HashMap<>();
    for (Section section : asked.parts()) {
      section.types().forEach(type -> grants.put(type, access.granting(Verb.SEARCH, type)));
    }
    return grants;
  }

  private StoredVersion banner(PatientId patient) {
    ResourceId id = new ResourceId(patient.value());
    Granting granting = access.granting(Verb.READ, ResourceType.PATIENT);
    return resources
        .find(granting, ResourceType.PATIENT, id)
        .orElseThrow(ResourceNotFound::new)
        .present();
  }

  private List<Part> parts(
      Function<ResourceType, Granting> granting, PatientId patient, ChartRequest request) {
    List<Section> sections = request.section().parts();
    List<ListPage> pages =
        lists.ofPatient(
            granting, patient, sections.stream().map(section -> part(section, request)).toList());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      parts.add(new Part(sections.get(i), pages.get(i)));
    }
    return List.copyOf(parts);
  }

  private static ListPart<NewestFirst.Age> part(Section section, ChartRequest request) {
    boolean summary = request.section() == Section.SUMMARY;
    int count = request.code().isPresent() ? PLOT : PAGE;
    return new ListPart<>(
        section.types(),
        new NewestFirst(request.code(), summary && section.hasState()),
        summary ? new Paging(1, SUMMARY) : new Paging(request.page(), count));
  }

  private static Granting of(PatientId patient, Granting granting) {
    return row -> {
      if (!row.patients().contains(patient)) {
        throw new ResourceNotFound();
      }
      return granting.on(row);
    };
  }
}
