package org.safeguard.patient.bundle;

import java.util.List;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.Issue;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnprocessableResource;

/**
 * How much one transaction may search for in all: its conditions and searches are held together,
 * and two characters of a query can make a value that takes a hundred times as much memory. For one
 * transaction and one thread.
 */
final class SearchBudget {

  /** Each entry of the largest bundle with a condition of its own, another in it, and some more. */
  static final int MOST_VALUES = 100_000;

  /** So that each of them may be as long as any identifier. */
  static final int MOST_CHARACTERS = 16 << 20;

  private int values;
  private int characters;

  /**
   * The request, unless what it searches for is too much.
   *
   * @throws EntryRejected if it is
   */
  EntryRequest spend(EntryRequest request) {
    if (request instanceof EntryRequest.Search search) {
      spend(search.entry(), search.request());
    } else if (request instanceof EntryRequest.Create create) {
      create.ifNoneExist().ifPresent(condition -> spend(create.entry(), condition));
    }
    return request;
  }

  /** The condition of a reference, unless it is too much. */
  Condition spend(BundleEntry entry, Condition condition) {
    spend(entry, condition.request());
    return condition;
  }

  private void spend(BundleEntry entry, SearchRequest request) {
    for (SearchCriterion criterion : request.criteria()) {
      values += criterion.values().size();
      characters += criterion.values().stream().mapToInt(String::length).sum();
    }
    if (values > MOST_VALUES || characters > MOST_CHARACTERS) {
      throw EntryRejected.of(
          entry,
          new UnprocessableResource(
              List.of(
                  Issue.of(
                      "too-costly",
                      "A transaction may search by 100,000 values and 16 MiB of text at most."))));
    }
  }
}
