package org.safeguard.patient.search;

/**
 * One value of a resource that can be searched by. PHI, so this record never prints it.
 *
 * @param system where the value is an identifier: its system, empty where it has none
 */
public record SearchValue(String parameter, String system, String value) {

  @Override
  public String toString() {
    return parameter;
  }
}
