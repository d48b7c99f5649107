package org.safeguard.system.console;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Patients that are legitimate FHIR and that few systems send. */
final class RarePatients {

  private static final int MANY = 30_000;

  private RarePatients() {}

  /** FHIR lets an extension stand in place of nearly every value. */
  static String saidToBeAbsent(String family) {
    String absent =
        """
        {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason",\
        "valueCode":"unknown"}]}\
        """;
    return """
    {"resourceType":"Patient","name":[{"family":"%s","given":[null],"_given":[A]}],
     "_gender":A,"_active":A,"_birthDate":A,"_multipleBirthBoolean":A,"deceasedDateTime":"2020",
     "communication":[{"_preferred":A,"language":{"text":"Norwegian"}}]}\
    """
        .formatted(family)
        .replaceAll("\\bA\\b", absent);
  }

  /** A Patient with thousands of ways to reach them, each of which holds that text. */
  static String withLongLists(String text) {
    return IntStream.range(0, MANY)
        .mapToObj(number -> "{\"value\":\"" + text + number + "\"}")
        .collect(Collectors.joining(",", "{\"resourceType\":\"Patient\",\"telecom\":[", "]}"));
  }
}
