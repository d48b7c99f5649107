package org.safeguard.patient.search;

import java.util.List;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.ResourceType;

/**
 * The values of one resource that can be searched and sorted by, in the order in which they stand.
 * PHI, so this record never prints them.
 */
public record SearchValues(ResourceType type, List<SearchValue> values) {

  public SearchValues {
    values = List.copyOf(values);
  }

  /** The document that exact comparison and lists read in place of the resource. */
  public byte[] summary() {
    return Summary.of(this).json();
  }

  /** What the index takes up; without doubles. */
  public List<IndexTerm> terms() {
    return SearchTokens.terms(this);
  }

  @Override
  public String toString() {
    return values.size() + " search values of " + type;
  }
}
