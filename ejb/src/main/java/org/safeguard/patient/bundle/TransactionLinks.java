package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.patient.incoming.Links;
import org.safeguard.resource.MatchedResource;

/** What links in a transaction are to read once they are stored. */
final class TransactionLinks implements Links {

  private final FullUrls fullUrls;
  private final Map<String, List<MatchedResource>> conditions;
  private final List<String> followed = new ArrayList<>();

  /**
   * @param conditions what matches each reference that names its target by a search
   */
  TransactionLinks(FullUrls fullUrls, Map<String, List<MatchedResource>> conditions) {
    this.fullUrls = fullUrls;
    this.conditions = conditions;
  }

  @Override
  public Answer of(String text, boolean reference) {
    Optional<String> stored = fullUrls.find(text);
    if (stored.isPresent()) {
      followed.add(stored.get());
      return Answer.replaceBy(stored.get());
    }
    if (!reference) {
      return Answer.keep();
    }
    if (text.indexOf('?') >= 0) {
      return conditions.containsKey(text)
          ? ofCondition(conditions.get(text))
          : Answer.fault("A reference that names its target by a search must begin with its type.");
    }
    return text.startsWith("urn:uuid:") || text.startsWith("urn:oid:")
        ? Answer.fault("No entry of the bundle has the fullUrl that is referred to.")
        : Answer.keep();
  }

  private static Answer ofCondition(List<MatchedResource> matches) {
    if (matches.size() != 1) {
      return Answer.fault(
          matches.isEmpty()
              ? "The search that names the target finds none."
              : "The search that names the target finds several.");
    }
    return Answer.replaceBy(matches.get(0).type() + "/" + matches.get(0).id());
  }

  /** The entries to which links have led since this was last asked, such as {@code Binary/…}. */
  List<String> takeFollowed() {
    List<String> taken = List.copyOf(followed);
    followed.clear();
    return taken;
  }
}
