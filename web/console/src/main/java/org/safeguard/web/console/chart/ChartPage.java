package org.safeguard.web.console.chart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.patient.ChartService;
import org.safeguard.patient.chart.Chart;
import org.safeguard.patient.chart.ChartRequest;
import org.safeguard.patient.chart.Section;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.Formats;
import org.safeguard.web.console.PageNumber;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.patient.PatientBanner;
import org.safeguard.web.console.patient.PatientBanners;
import org.safeguard.web.console.patient.PatientReader;

/** One section of a patient's chart; what the address says is which. */
@RequestScoped
@Named
public class ChartPage {

  @Inject private ChartService charts;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;
  @Inject private Texts texts;
  @Inject private Formats formats;
  @Inject private ServiceAddress address;
  @Inject private ChartCodes codes;

  private String id;
  private String section;
  private String code;
  private Optional<String> asked = Optional.empty();
  private String page;
  private PatientBanner banner;
  private Section shown = Section.SUMMARY;
  private List<ChartTable> tables = List.of();
  private Optional<Plot> plot = Optional.empty();

  public void load() {
    PatientId patient = PatientId.of(Addresses.getResource(id));
    shown = findSection(section).orElseThrow(ResourceNotFound::new);
    asked =
        Addresses.findUuid(code).filter(any -> shown == Section.OBSERVATIONS).flatMap(codes::find);
    Chart chart = charts.read(patient, new ChartRequest(shown, asked, PageNumber.of(page)));
    banner = banners.of(reader.read(chart.patient()));
    show(chart);
  }

  static Optional<Section> findSection(String name) {
    if (name == null || name.isEmpty()) {
      return Optional.of(Section.SUMMARY);
    }
    return Stream.of(Section.values()).filter(any -> address(any).equals(name)).findFirst();
  }

  private void show(Chart chart) {
    Map<ResourceId, JsonObject> read = new HashMap<>();
    chart.referred().forEach((key, version) -> read.put(key, Elements.read(version)));
    ChartRows rows = new ChartRows(texts, new ElementWords(read, address.base(), formats::date));
    List<ChartTable> made = new ArrayList<>();
    for (Chart.Part part : chart.parts()) {
      List<JsonObject> resources =
          part.list().resources().stream().map(version -> read.get(version.id())).toList();
      made.add(
          new ChartTable(part.section(), resources.stream().map(rows::of).toList(), part.list()));
      plot = isOneCode() ? Plot.of(resources) : Optional.empty();
    }
    tables = made;
  }

  /** The name of a section in an address. */
  public static String address(Section section) {
    return section.name().toLowerCase(Locale.ROOT);
  }

  /** Where that page of the section stands; nothing where there is none. */
  public String pageAddress(int number) {
    int pages = tables.isEmpty() ? 1 : tables.get(0).list().pages();
    return number < 1 || number > pages || isSummary()
        ? null
        : getAddress() + (isOneCode() ? "&code=" + code : "") + "&page=" + number;
  }

  /**
   * Where the values of one code stand; the address says it by a key that only its session knows.
   */
  public String codeAddress(String shownCode) {
    return "/patients/"
        + id
        + "/chart?section="
        + address(Section.OBSERVATIONS)
        + "&code="
        + codes.keep(shownCode);
  }

  /** The address of the section within the patient's. */
  public String getAddress() {
    return "/patients/" + id + "/chart?section=" + address(shown);
  }

  public boolean isSummary() {
    return shown == Section.SUMMARY;
  }

  /** Whether the values of one code are shown. */
  public boolean isOneCode() {
    return asked.isPresent();
  }

  /** What the code is called, where anything has it. */
  public String getCodeName() {
    return tables.get(0).rows().stream().map(ChartRow::what).findFirst().or(() -> asked).orElse("");
  }

  /** The plot as Chart.js is told of it. */
  public String getPlot() {
    return plot.map(Plot::json).orElse(null);
  }

  /** What the plot says, in words. */
  public String getPlotWords() {
    return plot.map(
            drawn ->
                texts.get(
                    "chart.plot",
                    getCodeName(),
                    Integer.toString(drawn.size()),
                    Numbers.words(drawn.lowest()),
                    Numbers.words(drawn.highest())))
        .orElse("");
  }

  public Section getShown() {
    return shown;
  }

  /** The one table of a section. */
  public ChartTable getTable() {
    return tables.isEmpty() ? null : tables.get(0);
  }

  public List<ChartTable> getTables() {
    return tables;
  }

  public PatientBanner getBanner() {
    return banner;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getSection() {
    return section;
  }

  public void setSection(String section) {
    this.section = section;
  }

  /** The key of a code. */
  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getPage() {
    return page;
  }

  public void setPage(String page) {
    this.page = page;
  }
}
