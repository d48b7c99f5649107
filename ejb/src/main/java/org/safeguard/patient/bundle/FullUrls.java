package org.safeguard.patient.bundle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.safeguard.patient.structure.PrimitiveType;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * Where the entries of a transaction are stored, by the addresses under which the bundle knows them
 * (R4, "Resolving references in Bundles").
 */
final class FullUrls {

  private static final Pattern RELATIVE = Pattern.compile("[A-Za-z]+/[A-Za-z0-9.-]{1,64}");

  private final Map<String, Stored> stored = new HashMap<>();

  /**
   * As what an entry's resource is stored.
   *
   * @param reference such as {@code Patient/id}
   * @param link what a link to it is to read: the reference, with the version if the link had one
   */
  record Stored(String reference, int version, String link) {

    private Stored versioned() {
      return new Stored(reference, version, reference + FullUrl.HISTORY + version);
    }
  }

  /**
   * An entry's resource is stored, or was stored before, as this version of this one.
   *
   * @throws EntryRejected if another entry has the same fullUrl
   */
  void add(BundleEntry entry, ResourceType type, ResourceId id, int version) {
    if (entry.fullUrl().isEmpty()) {
      return;
    }
    String reference = type + "/" + id;
    Stored as = new Stored(reference, version, reference);
    if (stored.put(entry.fullUrl().get(), as) != null) {
      throw EntryRejected.invalid(
          entry, ".fullUrl", "Another entry has the same fullUrl: which is meant can't be told.");
    }
  }

  /**
   * As what the resource is stored to which this link leads; nothing where it leads outside. A
   * version in the link is replaced by the one that is stored: R4's "Transaction Processing Rules"
   * have each assigned anew.
   *
   * @param base to which the link is relative, with a slash at its end: that of the fullUrl of the
   *     entry in which it stands; without one no relative link leads to an entry
   */
  Optional<Stored> find(String link, Optional<String> base) {
    int history = link.lastIndexOf(FullUrl.HISTORY);
    if (history < 0) {
      return unversioned(link, base);
    }
    String resource = link.substring(0, history);
    boolean restful =
        PrimitiveType.ID.allows(link.substring(history + FullUrl.HISTORY.length()))
            && (RELATIVE.matcher(resource).matches() || FullUrl.base(resource).isPresent());
    return restful ? unversioned(resource, base).map(Stored::versioned) : Optional.empty();
  }

  private Optional<Stored> unversioned(String link, Optional<String> base) {
    Stored whole = stored.get(link);
    if (whole != null || base.isEmpty() || !RELATIVE.matcher(link).matches()) {
      return Optional.ofNullable(whole);
    }
    return Optional.ofNullable(stored.get(base.get() + link));
  }
}
