package org.safeguard.patient;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.OptionalInt;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;

/**
 * FHIR's interactions with resources. Each call is authorized, audited and, where it writes, one
 * transaction.
 */
@Stateless
public class ResourceService {

  @Requires(Verb.CREATE)
  public StoredVersion create(ResourceType type, byte[] json) {
    throw new UnsupportedOperationException();
  }

  /** The current version. */
  @Requires(Verb.READ)
  public StoredVersion read(ResourceType type, ResourceId id) {
    throw new UnsupportedOperationException();
  }

  /** That version. */
  @Requires(Verb.VREAD)
  public StoredVersion vread(ResourceType type, ResourceId id, int version) {
    throw new UnsupportedOperationException();
  }

  /**
   * @param ifMatch the version that the change is of
   */
  @Requires(Verb.UPDATE)
  public StoredVersion update(ResourceType type, ResourceId id, OptionalInt ifMatch, byte[] json) {
    throw new UnsupportedOperationException();
  }

  /** The deleted version; deleting what is deleted already answers that version again. */
  @Requires(Verb.DELETE)
  public StoredVersion delete(ResourceType type, ResourceId id, OptionalInt ifMatch) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  @Requires(Verb.HISTORY)
  public List<RecordedChange> history(ResourceType type, ResourceId id) {
    throw new UnsupportedOperationException();
  }

  @Requires(Verb.SEARCH)
  public SearchPage search(SearchRequest request) {
    throw new UnsupportedOperationException();
  }
}
