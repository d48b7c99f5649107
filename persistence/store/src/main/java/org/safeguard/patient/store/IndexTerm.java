package org.safeguard.patient.store;

/**
 * One value under which a resource can be found, ready to be made a token of: what the index sees
 * is a keyed hash of it. The value is PHI, so this record never prints it.
 *
 * @param field names type, parameter and kind of comparison, such as {@code Patient.family}: equal
 *     values of different fields have different tokens
 * @param normalised the value in the one spelling that stored values and queries share
 */
public record IndexTerm(String field, String normalised) {

  @Override
  public String toString() {
    return field;
  }
}
