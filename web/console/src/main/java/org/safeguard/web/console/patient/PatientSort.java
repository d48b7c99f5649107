package org.safeguard.web.console.patient;

import org.safeguard.patient.search.PatientOrder;
import org.safeguard.patient.search.PatientOrder.By;

/** How the list of patients is sorted, as it stands in an address: {@code name}, {@code -born}. */
final class PatientSort {

  private static final String NAME = "name";
  private static final String BORN = "born";
  private static final String DOWN = "-";

  private PatientSort() {}

  static PatientOrder order(String sort) {
    String name = name(sort);
    return new PatientOrder(name.endsWith(BORN) ? By.BIRTH_DATE : By.NAME, name.startsWith(DOWN));
  }

  /** One of the four that there are. */
  static String name(String sort) {
    String column = sort != null && sort.endsWith(BORN) ? BORN : NAME;
    return sort != null && sort.equals(DOWN + column) ? DOWN + column : column;
  }

  static String sorted(String column, String sort) {
    String name = name(sort);
    if (!name.endsWith(column)) {
      return "none";
    }
    return name.startsWith(DOWN) ? "descending" : "ascending";
  }

  static String next(String column, String sort) {
    return name(sort).equals(column) ? DOWN + column : column;
  }
}
