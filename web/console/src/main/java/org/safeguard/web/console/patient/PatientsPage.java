package org.safeguard.web.console.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.patient.PatientListService;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.Messages;
import org.safeguard.web.console.PageNumber;

/** Finds a patient: in the sorted list of all, or of those whom a search finds. */
@RequestScoped
@Named
public class PatientsPage {

  @Inject private PatientListService lists;
  @Inject private PatientSearches searches;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;
  @Inject private Messages messages;

  private String search;
  private String sort;
  private String page;
  private String identifier;
  private String family;
  private String given;
  private boolean filtered;
  private boolean tooMany;
  private Optional<ListPage> list = Optional.empty();
  private List<PatientBanner> rows = List.of();

  /** Lists those whom the search finds that the address names, if it names one still known. */
  public void load() {
    PatientQuery query =
        Addresses.findUuid(search).flatMap(searches::find).orElse(PatientQuery.NOTHING);
    identifier = query.identifier();
    family = query.family();
    given = query.given();
    if (query.hasShortName()) {
      messages.refuse("find:family", "patients.short");
    } else {
      filtered = !query.isEmpty();
      list = lists.list(query.criteria(), PatientSort.order(sort), PageNumber.of(page));
      tooMany = list.isEmpty();
      rows = list.map(ListPage::resources).orElseGet(List::of).stream().map(this::banner).toList();
    }
  }

  private PatientBanner banner(StoredVersion version) {
    return banners.of(reader.read(version));
  }

  /** Keeps what was asked for and leads to the address that shows what was found. */
  public String find() {
    PatientQuery query = new PatientQuery(identifier, family, given);
    if (query.isEmpty() || query.hasShortName()) {
      String field = query.isEmpty() ? "find:identifier" : "find:family";
      messages.refuse(field, query.isEmpty() ? "patients.empty" : "patients.short");
      return null;
    }
    UUID key = searches.keep(query);
    return "/patients?faces-redirect=true&search=" + key;
  }

  /** The page that is shown; nothing where none was asked for, or where too many match. */
  public ListPage getList() {
    return list.orElse(null);
  }

  /** Whether more patients match than are listed. */
  public boolean isTooMany() {
    return tooMany;
  }

  /** Whether those are listed whom a search finds, and not all. */
  public boolean isFiltered() {
    return filtered;
  }

  /** How many patients are listed at most. */
  public int getMost() {
    return PatientListService.MOST;
  }

  public List<PatientBanner> getRows() {
    return rows;
  }

  /** How the list is sorted by that column: the value of {@code aria-sort}. */
  public String sorted(String column) {
    return PatientSort.sorted(column, sort);
  }

  /** Where the list stands sorted by that column, or the other way round if it is already. */
  public String sortAddress(String column) {
    return address(PatientSort.next(column, sort));
  }

  /** Where that page of the list stands; nothing where there is none. */
  public String pageAddress(int number) {
    return list.filter(shown -> number >= 1 && number <= shown.pages())
        .map(shown -> address(PatientSort.name(sort)) + "&page=" + number)
        .orElse(null);
  }

  private String address(String sorted) {
    return "/patients?" + (filtered ? "search=" + search + "&" : "") + "sort=" + sorted;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search;
  }

  public String getIdentifier() {
    return identifier;
  }

  public void setIdentifier(String identifier) {
    this.identifier = identifier;
  }

  public String getFamily() {
    return family;
  }

  public void setFamily(String family) {
    this.family = family;
  }

  public String getGiven() {
    return given;
  }

  public void setGiven(String given) {
    this.given = given;
  }

  public String getSort() {
    return sort;
  }

  public void setSort(String sort) {
    this.sort = sort;
  }

  public String getPage() {
    return page;
  }

  public void setPage(String page) {
    this.page = page;
  }
}
