package org.safeguard.patient.bundle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.ResourceType;

/**
 * An entry of a bundle that comes in, as its frame says; its resource has not been read yet. The
 * texts may be PHI, so it prints its place only.
 *
 * @param index from 0
 * @param fullUrl by which other entries refer to its resource
 * @param url what its request addresses, as the client wrote it
 * @param ifNoneExist the condition of a create, as a query
 * @param ifMatch the version that a change is of, as an entity tag
 * @param notServed elements of its request that no entry may have here, such as {@code ifNoneMatch}
 * @param resource where its resource stands
 */
public record BundleEntry(
    int index,
    Optional<String> fullUrl,
    Optional<String> method,
    Optional<String> url,
    Optional<String> ifNoneExist,
    Optional<String> ifMatch,
    Set<String> notServed,
    Optional<EmbeddedResource> resource) {

  /** The FHIRPath of the entry. */
  public String place() {
    return place(index);
  }

  static String place(int index) {
    return "Bundle.entry[" + index + "]";
  }

  @Override
  public String toString() {
    return place();
  }

  /**
   * A resource in a bundle.
   *
   * @param type the type that it names, where R4 has it
   * @param conditions the references in it that name their target by a search; PHI, so they are not
   *     printed
   */
  record EmbeddedResource(
      BundleBody.Range range, Optional<ResourceType> type, List<String> conditions) {

    @Override
    public String toString() {
      return "resource at " + range;
    }
  }
}
