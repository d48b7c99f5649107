package org.safeguard.system.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;

/**
 * Patients whose family names begin alike, and whose order by name, by birth date and by age of
 * their records are three different ones.
 */
final class Roster {

  /** Three pages of the list, the last one not full. */
  static final int SIZE = 60;

  private static final LocalDate FIRST_BORN = LocalDate.of(1950, 1, 1);
  private static final int LETTERS = 26;

  /** Steps that meet every one of them once. */
  private static final int BY_BIRTH = 37;

  private static final int BY_RECORD = 23;

  /** As the list names them. */
  record Listed(String name, String born) {}

  private final String family;
  private final List<Listed> patients;

  Roster(String family) {
    this.family = family;
    this.patients =
        IntStream.range(0, SIZE)
            .map(i -> i * BY_RECORD % SIZE)
            .mapToObj(i -> new Listed(name(i), born(i)))
            .toList();
  }

  /** Every other one in capitals, which must not matter. */
  private String name(int i) {
    String name = family + (char) ('a' + i / LETTERS) + (char) ('a' + i % LETTERS);
    return i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
  }

  private static String born(int i) {
    return FIRST_BORN.plusMonths(i * BY_BIRTH % SIZE).toString();
  }

  /** As they are to be listed: {@code name}, {@code -name}, {@code born} or {@code -born}. */
  List<Listed> sorted(String sort) {
    Comparator<Listed> order =
        sort.endsWith("name")
            ? Comparator.comparing(Listed::name, String.CASE_INSENSITIVE_ORDER)
            : Comparator.comparing(Listed::born);
    return patients.stream().sorted(sort.startsWith("-") ? order.reversed() : order).toList();
  }

  /** A name that comes before the official one, and in another order. */
  private static String nameBefore(Listed patient) {
    return "{\"use\":\"maiden\",\"family\":\"Born " + patient.born() + "\"}";
  }

  void load(FhirClient fhir) {
    List<String> entries = new ArrayList<>();
    for (Listed patient : patients) {
      String json =
          Patients.json(patient.name(), "Ada", Patients.number())
              .replaceFirst("\"birthDate\":\"[^\"]*\"", "\"birthDate\":\"" + patient.born() + "\"")
              .replace("\"name\":[", "\"name\":[" + nameBefore(patient) + ",");
      entries.add(
          "{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}"
              .formatted(json));
    }
    Answer answer =
        fhir.post(
            "",
            entries.stream()
                .collect(
                    Collectors.joining(
                        ",",
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[",
                        "]}")));
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
  }
}
