package org.safeguard.patient.bundle;

import java.util.List;
import java.util.Optional;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.StoredVersion;

/**
 * What came of an entry.
 *
 * @param status the HTTP status that the request would have had by itself
 * @param version the version that was made, found or read
 * @param page what a search found
 */
public record EntryOutcome(
    EntryRequest request, int status, Optional<StoredVersion> version, Optional<SearchPage> page) {

  public static EntryOutcome of(EntryRequest request, int status, StoredVersion version) {
    return new EntryOutcome(request, status, Optional.of(version), Optional.empty());
  }

  public static EntryOutcome of(EntryRequest.Search request, SearchPage page) {
    return new EntryOutcome(request, 200, Optional.empty(), Optional.of(page));
  }

  /** How many resources it holds. */
  public int resources() {
    return page.map(found -> found.matches().size()).orElse(1);
  }

  /** How many bytes their contents have. */
  public long length() {
    List<StoredVersion> held =
        page.map(SearchPage::matches).orElseGet(() -> version.stream().toList());
    return held.stream()
        .flatMap(one -> one.json().stream())
        .mapToLong(content -> content.length)
        .sum();
  }
}
