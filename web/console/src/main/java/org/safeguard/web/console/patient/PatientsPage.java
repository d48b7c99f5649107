package org.safeguard.web.console.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.patient.PatientListService;
import org.safeguard.patient.ResourceService;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.Messages;

/** Finds a patient: in the sorted list of all, or by a search. */
@RequestScoped
@Named
public class PatientsPage {

  private static final int PAGE = 25;
  private static final Comparator<PatientBanner> BY_NAME =
      Comparator.comparing(PatientBanner::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(PatientBanner::birthDate);

  @Inject private ResourceService resources;
  @Inject private PatientListService lists;
  @Inject private PatientSearches searches;
  @Inject private PatientReader reader;
  @Inject private PatientBanners banners;
  @Inject private Messages messages;

  private String search;
  private String after;
  private String sort;
  private String page;
  private Optional<ListPage> all = Optional.empty();
  private String identifier;
  private String family;
  private String given;
  private Optional<List<PatientBanner>> found = Optional.empty();
  private Optional<String> next = Optional.empty();

  /** Runs the search that the address names, if it names one that is still known. */
  public void load() {
    PatientQuery query =
        Addresses.findUuid(search).flatMap(searches::find).orElse(PatientQuery.NOTHING);
    identifier = query.identifier();
    family = query.family();
    given = query.given();
    if (query.hasShortName()) {
      messages.refuse("find:family", "patients.short");
    } else if (query.isEmpty()) {
      list();
    } else {
      run(query);
    }
  }

  private void list() {
    all = lists.list(PatientSort.order(sort), PatientSort.page(page));
    all.ifPresent(
        list ->
            found =
                list.resources().isEmpty()
                    ? Optional.empty()
                    : Optional.of(list.resources().stream().map(this::banner).toList()));
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

  private void run(PatientQuery query) {
    SearchPage page =
        resources.search(
            new SearchRequest(
                ResourceType.PATIENT,
                query.criteria(),
                PAGE,
                Optional.ofNullable(after).flatMap(ResourceId::find)));
    next = page.next().map(ResourceId::toString);
    found = Optional.of(page.matches().stream().map(this::banner).sorted(BY_NAME).toList());
  }

  /**
   * The page of the list of all; nothing after a search, or where there are too many for a list.
   */
  public ListPage getAll() {
    return all.orElse(null);
  }

  /** How the list is sorted by that column: the value of {@code aria-sort}. */
  public String sorted(String column) {
    return PatientSort.sorted(column, sort);
  }

  /** Where the list stands sorted by that column, or the other way round if it is already. */
  public String sortAddress(String column) {
    return "/patients?sort=" + PatientSort.next(column, sort);
  }

  /** Where that page of the list stands; nothing where there is none. */
  public String pageAddress(int number) {
    return all.filter(list -> number >= 1 && number <= list.pages())
        .map(list -> "/patients?sort=" + PatientSort.name(sort) + "&page=" + number)
        .orElse(null);
  }

  /** Whether a search was made at all. */
  public boolean isSearched() {
    return found.isPresent() && all.isEmpty();
  }

  public List<PatientBanner> getFound() {
    return found.orElseGet(List::of);
  }

  /** Where the next page begins. */
  public String getNext() {
    return next.orElse(null);
  }

  /** Whether this is a later page. */
  public boolean isLater() {
    return after != null;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(String after) {
    this.after = after;
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
