package org.safeguard.web.console.patient;

import java.util.Optional;
import org.safeguard.web.console.Excerpt;

/**
 * Who the patient is, at a glance: it stands on every page in a patient's context and makes a row
 * of a list.
 *
 * @param name as it is written on lists, family name first
 * @param birthDate as exact as it is known, such as {@code 1970-05} or {@code 1970-05-14}
 * @param age in words, where the birth date is known to the day
 */
public record PatientBanner(
    String id,
    String name,
    String birthDate,
    Optional<String> age,
    String sex,
    String recordNumber,
    Optional<String> deceased) {

  public PatientBanner {
    name = Excerpt.ofCell(name);
    recordNumber = Excerpt.ofCell(recordNumber);
  }

  @Override
  public String toString() {
    return "Patient/" + id;
  }
}
