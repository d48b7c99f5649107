package org.safeguard.patient.bundle;

import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchRequest;

/** What one entry of a batch or a transaction asks for. */
public sealed interface EntryRequest {

  BundleEntry entry();

  ResourceType type();

  /** Whether it shows what is stored, and changes nothing. */
  default boolean reads() {
    return this instanceof Read || this instanceof Search;
  }

  /** A new resource, unless the condition names one that is there. */
  record Create(BundleEntry entry, ResourceType type, Optional<Condition> ifNoneExist)
      implements EntryRequest {}

  /** The next version of a resource. */
  record Update(BundleEntry entry, ResourceType type, ResourceId id, OptionalInt ifMatch)
      implements EntryRequest {}

  record Delete(BundleEntry entry, ResourceType type, ResourceId id, OptionalInt ifMatch)
      implements EntryRequest {}

  /**
   * A resource.
   *
   * @param version empty for the current one
   */
  record Read(BundleEntry entry, ResourceType type, ResourceId id, OptionalInt version)
      implements EntryRequest {}

  /**
   * @param query as it was asked, for the links of the page; PHI, so it is not printed
   */
  record Search(BundleEntry entry, ResourceType type, SearchRequest request, String query)
      implements EntryRequest {

    @Override
    public String toString() {
      return "search of " + type + " at " + entry;
    }
  }
}
