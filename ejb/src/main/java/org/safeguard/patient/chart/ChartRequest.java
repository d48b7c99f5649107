package org.safeguard.patient.chart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.audit.CallContext.SearchedFor;

/**
 * Which part of a chart is asked for.
 *
 * @param code only observations with this code; what someone is observed for is PHI, so this record
 *     never prints it
 * @param page counted from 1
 */
public record ChartRequest(Section section, Optional<String> code, int page) {

  /** As it stands in the audit entry. */
  public SearchedFor searchedFor() {
    List<String> names = new ArrayList<>(List.of("section"));
    code.ifPresent(asked -> names.add("code"));
    return new SearchedFor(
        names, "section=" + section + code.map(asked -> "&code=" + encoded(asked)).orElse(""));
  }

  private static String encoded(String asked) {
    return URLEncoder.encode(asked, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return section + " page " + page;
  }
}
