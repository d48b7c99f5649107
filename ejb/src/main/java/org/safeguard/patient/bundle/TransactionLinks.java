package org.safeguard.patient.bundle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.incoming.BundleName;
import org.safeguard.patient.incoming.Links;
import org.safeguard.resource.Issue;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.UnprocessableResource;

/** What links in a transaction are to read once they are stored. For one call and one thread. */
final class TransactionLinks {

  /**
   * How much longer than what was sent all that is stored may become, in characters; it is held
   * until the commit. A link by UUID becomes longer by some ten.
   */
  static final long MOST_GROWTH = BundleBody.MOST_BYTES / 2;

  private final FullUrls fullUrls;
  private final Map<String, List<MatchedResource>> conditions;
  private long growth;

  /**
   * @param conditions what matches each reference that names its target by a search
   */
  TransactionLinks(FullUrls fullUrls, Map<String, List<MatchedResource>> conditions) {
    this.fullUrls = fullUrls;
    this.conditions = conditions;
  }

  /** Those of an entry's resource. */
  OfEntry of(BundleEntry entry) {
    return new OfEntry(entry.fullUrl().flatMap(FullUrl::base));
  }

  private Links.Answer replace(String text, String stored) {
    growth += Math.max(0, stored.length() - text.length());
    if (growth > MOST_GROWTH) {
      throw new UnprocessableResource(
          List.of(
              Issue.of(
                  "too-costly",
                  "The links of a transaction may become longer by 64 MiB in all at most.")));
    }
    return Links.Answer.replaceBy(stored);
  }

  /** The links of one entry's resource; relative ones begin where its fullUrl does. */
  final class OfEntry implements Links {

    private final Optional<String> base;
    private final Set<String> followed = new LinkedHashSet<>();

    private OfEntry(Optional<String> base) {
      this.base = base;
    }

    @Override
    public Answer of(String text, boolean reference) {
      Optional<FullUrls.Stored> stored = fullUrls.find(text, base);
      if (stored.isPresent()) {
        followed.add(stored.get().reference());
        return replace(text, stored.get().link());
      }
      if (!reference) {
        return Answer.keep();
      }
      if (text.indexOf('?') >= 0) {
        return conditions.containsKey(text)
            ? ofCondition(text, conditions.get(text))
            : Answer.fault(
                "A reference that names its target by a search must begin with its type.");
      }
      return BundleName.is(text)
          ? Answer.fault("No entry of the bundle has the fullUrl that is referred to.")
          : Answer.keep();
    }

    private Answer ofCondition(String text, List<MatchedResource> matches) {
      if (matches.size() != 1) {
        return Answer.fault(
            matches.isEmpty()
                ? "The search that names the target finds none."
                : "The search that names the target finds several.");
      }
      return replace(text, matches.get(0).type() + "/" + matches.get(0).id());
    }

    /** The entries to which its links have led, each once, such as {@code Binary/…}. */
    Set<String> followed() {
      return followed;
    }
  }
}
