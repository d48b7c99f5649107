package org.safeguard.patient.bundle;

import java.util.List;
import org.safeguard.patient.request.QueryString;
import org.safeguard.resource.Issue;
import org.safeguard.resource.UnprocessableResource;

/**
 * How much of what is stored the reads and searches of one bundle may show in all: it is held until
 * the response is written, and a few bytes of a request may ask for 32 MiB. What is left is asked
 * for before each of them, so that the last one that is done may go beyond it by its own page. For
 * one bundle and one thread.
 */
public final class ShownBudget {

  static final long MOST_BYTES = 32L << 20;

  static final int MOST_RESOURCES = 10_000;

  private long bytes;
  private int resources;

  /**
   * The request, unless it reads and nothing is left.
   *
   * @throws EntryRejected then
   */
  public EntryRequest require(EntryRequest request) {
    if (request.reads() && (bytes >= MOST_BYTES || resources >= MOST_RESOURCES)) {
      throw EntryRejected.of(
          request.entry(),
          new UnprocessableResource(
              List.of(
                  Issue.of(
                      "too-costly",
                      "A bundle may show 32 MiB and 10,000 resources at most: ask for the rest in"
                          + " another one."))));
    }
    return request;
  }

  /** The outcome, after what it shows is counted. */
  public EntryOutcome spend(EntryOutcome outcome) {
    if (outcome.request().reads()) {
      bytes += outcome.length() + links(outcome.request());
      resources += outcome.resources();
    }
    return outcome;
  }

  /** The query stands in the links of a page, as that which it is and that which is next. */
  private static long links(EntryRequest request) {
    return request instanceof EntryRequest.Search search
        ? 2L * QueryString.parse(search.query()).encoded().length()
        : 0;
  }
}
