package org.safeguard.web.console.patient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;

/** FHIR's data types in the words of a page; nothing where the element says nothing. */
final class PatientWords {

  /** How long a date is that is known to the day. */
  static final int DAY = "2026-01-01".length();

  private PatientWords() {}

  /** Family name first, as lists are sorted. */
  static String listName(HumanName name) {
    String given = joined(" ", name.getGiven().stream().map(StringType::getValue));
    String listed = joined(", ", Stream.of(name.getFamily(), given));
    return listed.isEmpty() ? text(name.getText()).orElse("") : listed;
  }

  /** As the person is addressed. */
  static String fullName(HumanName name) {
    Optional<String> text = text(name.getText());
    if (text.isPresent()) {
      return text.get();
    }
    Stream<String> before =
        Stream.concat(name.getPrefix().stream(), name.getGiven().stream())
            .map(StringType::getValue);
    Stream<String> after = name.getSuffix().stream().map(StringType::getValue);
    return joined(
        " ",
        Stream.concat(Stream.concat(before, Stream.of(text(name.getFamily()).orElse(""))), after));
  }

  static String address(Address address) {
    String town = joined(" ", Stream.of(address.getState(), address.getPostalCode()));
    String street = joined(", ", address.getLine().stream().map(StringType::getValue));
    if (street.isEmpty() && text(address.getCity()).isEmpty() && address.hasText()) {
      return text(address.getText()).orElse("");
    }
    return joined(", ", Stream.of(street, address.getCity(), town, address.getCountry()));
  }

  /** The concept's own text, or the first display, or the first code. */
  static String concept(CodeableConcept concept) {
    return text(concept.getText())
        .or(() -> first(concept.getCoding(), Coding::getDisplay))
        .or(() -> first(concept.getCoding(), Coding::getCode))
        .orElse("");
  }

  static Optional<String> period(Period period) {
    Optional<String> start = text(period.getStartElement().getValueAsString());
    Optional<String> end = text(period.getEndElement().getValueAsString());
    return start.isEmpty() && end.isEmpty()
        ? Optional.empty()
        : Optional.of(start.orElse("…") + " – " + end.orElse("…"));
  }

  /** The date alone, as exact as it is known, such as {@code 2020} or {@code 2020-02-11}. */
  static Optional<String> date(DateTimeType time) {
    return text(time.getValueAsString())
        .map(text -> text.substring(0, Math.min(DAY, text.length())));
  }

  static boolean isRecordNumber(Identifier identifier) {
    return identifier.getType().getCoding().stream()
        .anyMatch(coding -> "MR".equals(coding.getCode()));
  }

  static Optional<String> text(String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }

  static String joined(String between, Stream<String> parts) {
    return parts.filter(p -> p != null && !p.isBlank()).collect(Collectors.joining(between));
  }

  private static Optional<String> first(
      List<Coding> codings, java.util.function.Function<Coding, String> part) {
    return codings.stream().map(part).filter(p -> p != null && !p.isBlank()).findFirst();
  }
}
