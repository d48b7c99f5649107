package org.safeguard.resource;

import java.util.List;
import java.util.Optional;

/**
 * One search parameter of a request; the values are alternatives (FHIR: joined by commas). The
 * values are PHI, so this record never prints them.
 *
 * @param modifier what stood after the colon, such as {@code exact}
 */
public record SearchCriterion(String parameter, Optional<String> modifier, List<String> values) {

  @Override
  public String toString() {
    return parameter + modifier.map(m -> ":" + m).orElse("");
  }
}
