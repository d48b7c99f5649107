package org.safeguard.patient.store;

import java.util.List;
import java.util.Map;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.StoredVersion;

/** What stands on the page that is asked for, before it is opened. */
record SortedPage(List<Candidate> rows, int total, int page, int pages) {

  static SortedPage of(List<Candidate> sorted, Paging paging) {
    List<List<Candidate>> pages = PageSize.pages(sorted, Candidate::size, paging.count());
    int shown = Math.max(1, Math.min(paging.page(), pages.size()));
    return new SortedPage(
        pages.isEmpty() ? List.of() : pages.get(shown - 1),
        sorted.size(),
        shown,
        Math.max(1, pages.size()));
  }

  ListPage opened(Map<ResourceId, StoredVersion> versions) {
    List<StoredVersion> resources =
        rows.stream().map(row -> versions.get(row.row().resourceId())).toList();
    return new ListPage(resources, total, page, pages);
  }
}
