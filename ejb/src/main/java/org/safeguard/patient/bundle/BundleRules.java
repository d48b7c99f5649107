package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;

/**
 * The rules of R4's Bundle that hold for one that asks for something, a batch or a transaction. It
 * is known to be one at its end only, since its type may stand anywhere.
 */
final class BundleRules {

  private static final Set<String> REQUESTS = Set.of("batch", "transaction");

  private final List<Issue> broken = new ArrayList<>();

  /** A total stands in the bundle. */
  void total() {
    add("Bundle.total", "bdl-1: a total stands only in what a search or a history answers.");
  }

  /** Something of a search stands in an entry. */
  void search(String entry) {
    add(entry + ".search", "bdl-2: this element stands only in what a search answers.");
  }

  /** A response stands in an entry. */
  void response(String entry) {
    add(entry + ".response", "bdl-4: a response stands only in answers and in a history.");
  }

  void entry(BundleEntry entry) {
    entry
        .fullUrl()
        .flatMap(url -> FullUrl.fault(url, entry.resource().flatMap(r -> r.type())))
        .ifPresent(fault -> add(entry.place() + ".fullUrl", fault));
  }

  private void add(String place, String diagnostics) {
    if (broken.size() < Issue.MOST) {
      broken.add(Issue.at(place, "invalid", diagnostics));
    }
  }

  /**
   * Passes where none is broken, or where the bundle asks for nothing.
   *
   * @throws InvalidResource with up to {@value Issue#MOST} places
   */
  void require(String type) {
    if (REQUESTS.contains(type) && !broken.isEmpty()) {
      throw new InvalidResource(broken);
    }
  }
}
