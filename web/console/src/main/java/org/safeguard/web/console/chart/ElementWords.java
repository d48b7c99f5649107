package org.safeguard.web.console.chart;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeguard.patient.incoming.LocalReference;
import org.safeguard.resource.ResourceId;

/**
 * FHIR's data types in the words of a chart: concepts by what people call them, values with their
 * units, references by whom or what they lead to.
 */
final class ElementWords {

  private static final Pattern TAG =
      Pattern.compile(
          " \\((?:disorder|finding|procedure|situation|regime/therapy|environment|event|person|"
              + "physical object|body structure|substance|product|observable entity|"
              + "qualifier value|morphologic abnormality|occupation|record artifact)\\)$");

  private static final Pattern DOSE = Pattern.compile("\\bdose(?:Quantity)?$");

  private final Map<ResourceId, JsonObject> referred;
  private final String base;
  private final UnaryOperator<String> dates;

  /**
   * @param base the address of the FHIR service, without a slash at its end
   * @param dates writes a FHIR date for the person
   */
  ElementWords(Map<ResourceId, JsonObject> referred, String base, UnaryOperator<String> dates) {
    this.referred = referred;
    this.base = base;
    this.dates = dates;
  }

  /** What stands at the first of these paths where anything does; several values in a row. */
  String first(JsonObject resource, String... paths) {
    return Stream.of(paths)
        .map(path -> all(resource, path))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What stands at a path; several values in a row, each once. */
  String all(JsonObject resource, String path) {
    return Elements.at(resource, path)
        .map(value -> DOSE.matcher(path).find() ? of(dose(value)) : of(value))
        .filter(words -> !words.isBlank())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  String of(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value instanceof JsonObject object ? object(object) : value.toString();
  }

  /** A FHIR date at the first of these paths, as the person reads it. */
  String date(JsonObject resource, List<String> paths) {
    return paths.stream()
        .flatMap(path -> Elements.text(resource, path).stream())
        .findFirst()
        .map(dates)
        .orElse("");
  }

  /** Who reads {@code 1.0} in a hurry gives ten, so a whole dose has no decimals. */
  private static JsonValue dose(JsonValue value) {
    return value instanceof JsonObject object && object.get("value") instanceof JsonNumber number
        ? Json.createObjectBuilder(object)
            .add("value", Numbers.plain(number.bigDecimalValue()))
            .build()
        : value;
  }

  private String object(JsonObject object) {
    return reference(object)
        .or(() -> named(object))
        .or(() -> quantity(object))
        .or(() -> bounds(object))
        .orElse("");
  }

  /** A concept, a coding, a note, or anything else that has words of its own. */
  private static Optional<String> named(JsonObject object) {
    return Stream.of("text", "display", "coding.display", "coding.code")
        .flatMap(path -> Elements.text(object, path).stream())
        .map(ElementWords::withoutTag)
        .findFirst()
        .or(() -> object.containsKey("value") ? Optional.empty() : Elements.text(object, "code"));
  }

  /** SNOMED CT's full names end with their kind, such as {@code (disorder)}: nobody says that. */
  private static String withoutTag(String name) {
    return TAG.matcher(name).replaceFirst("");
  }

  private static Optional<String> quantity(JsonObject object) {
    Optional<String> value = value(object.get("value"));
    String unit = Elements.text(object, "unit").or(() -> Elements.text(object, "code")).orElse("");
    String comparator = Elements.text(object, "comparator").map(sign -> sign + " ").orElse("");
    return value.map(number -> (comparator + number + unit(unit)).strip());
  }

  /** A number that is larger than any is now comes as a text. */
  private static Optional<String> value(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return Optional.of(Numbers.words(number.bigDecimalValue()));
    }
    return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
  }

  private static String unit(String unit) {
    String words = Units.words(unit);
    return words.isEmpty() || words.equals("%") ? words : " " + words;
  }

  /** A period, a range or a ratio. */
  private Optional<String> bounds(JsonObject object) {
    if (object.containsKey("start") || object.containsKey("end")) {
      return Optional.of(bound(object, "start", dates) + " – " + bound(object, "end", dates));
    }
    if (object.containsKey("low") || object.containsKey("high")) {
      return Optional.of(all(object, "low") + " – " + all(object, "high"));
    }
    return object.containsKey("numerator")
        ? Optional.of(all(object, "numerator") + " / " + all(object, "denominator"))
        : Optional.empty();
  }

  private static String bound(JsonObject object, String name, UnaryOperator<String> words) {
    return Elements.text(object, name).map(words).orElse("…");
  }

  private Optional<String> reference(JsonObject object) {
    return Elements.text(object, "reference")
        .filter(any -> Elements.text(object, "display").isEmpty())
        .flatMap(reference -> LocalReference.find(reference, base))
        .flatMap(LocalReference::id)
        .map(referred::get)
        .map(this::resource);
  }

  /** A resource by what people call it. */
  private String resource(JsonObject resource) {
    return switch (resource.getString("resourceType")) {
      case "Practitioner", "RelatedPerson" -> person(resource);
      case "Organization", "Location", "CareTeam" -> first(resource, "name");
      case "Encounter" -> first(resource, "type", "serviceType", "class");
      case "PractitionerRole" -> first(resource, "practitioner", "specialty", "code");
      default -> first(resource, "code", "type");
    };
  }

  private static String person(JsonObject resource) {
    return Elements.text(resource, "name.text")
        .orElseGet(
            () ->
                Stream.of("prefix", "given", "family")
                    .flatMap(part -> Elements.text(resource, "name." + part).stream())
                    .collect(Collectors.joining(" ")));
  }
}
