package org.safeguard.patient.bundle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * Where the entries of a transaction are stored, by the addresses under which the bundle knows them
 * (R4, "Resolving references in Bundles").
 */
final class FullUrls {

  private final Map<String, String> stored = new HashMap<>();
  private final Map<String, String> relative = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  /**
   * An entry's resource is stored, or was stored before, as this one.
   *
   * @throws EntryRejected if another entry has the same fullUrl
   */
  void add(BundleEntry entry, ResourceType type, ResourceId id) {
    if (entry.fullUrl().isEmpty()) {
      return;
    }
    String fullUrl = entry.fullUrl().get();
    String reference = type + "/" + id;
    if (stored.put(fullUrl, reference) != null) {
      throw EntryRejected.invalid(
          entry, ".fullUrl", "Another entry has the same fullUrl: which is meant can't be told.");
    }
    tail(fullUrl, type).ifPresent(tail -> addRelative(tail, reference));
  }

  private void addRelative(String tail, String reference) {
    if (relative.putIfAbsent(tail, reference) != null) {
      ambiguous.add(tail);
    }
  }

  /** {@code Patient/12} of {@code https://elsewhere/fhir/Patient/12}. */
  private static Optional<String> tail(String fullUrl, ResourceType type) {
    int at = fullUrl.lastIndexOf("/" + type + "/");
    return at < 0 ? Optional.empty() : Optional.of(fullUrl.substring(at + 1));
  }

  /** As what the resource is stored to which this link leads; nothing where it leads outside. */
  Optional<String> find(String link) {
    String whole = stored.get(link);
    if (whole != null) {
      return Optional.of(whole);
    }
    return ambiguous.contains(link) ? Optional.empty() : Optional.ofNullable(relative.get(link));
  }
}
