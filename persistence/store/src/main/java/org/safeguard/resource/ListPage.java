package org.safeguard.resource;

import java.util.List;

/**
 * One page of a sorted list.
 *
 * @param total how many resources the whole list has
 * @param page counted from 1
 * @param pages how many there are; one where the list is empty
 */
public record ListPage(List<StoredVersion> resources, int total, int page, int pages) {

  public ListPage {
    resources = List.copyOf(resources);
  }

  /** Whether no page follows. */
  public boolean last() {
    return page == pages;
  }

  @Override
  public String toString() {
    return "page " + page + " of " + pages;
  }
}
