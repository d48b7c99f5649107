package org.safeguard.web.console.chart;

import java.util.List;
import org.safeguard.patient.chart.Section;
import org.safeguard.resource.ListPage;

/** A section's page as a table. */
public record ChartTable(Section section, List<ChartRow> rows, ListPage list) {

  @Override
  public String toString() {
    return section + ", " + list;
  }
}
