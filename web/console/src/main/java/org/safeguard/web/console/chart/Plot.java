package org.safeguard.web.console.chart;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeguard.web.console.Excerpt;

/**
 * The measured values of one code over time, as Chart.js is told of them. Values of different units
 * or components are lines of their own.
 */
final class Plot {

  private record Point(Instant at, BigDecimal value) {}

  /** What a line joins: the values of one component, or of the whole, in one unit. */
  private record Line(String component, String unit) {

    String label(boolean sameUnit) {
      return Stream.of(component, sameUnit && !component.isEmpty() ? "" : unit)
          .filter(part -> !part.isEmpty())
          .map(part -> Excerpt.of(part, LONGEST_LABEL))
          .collect(Collectors.joining(", "));
    }
  }

  /** What of a name or a unit stands beside a line. */
  private static final int LONGEST_LABEL = 100;

  private final Map<Line, List<Point>> lines = new LinkedHashMap<>();

  private Plot() {}

  /** Nothing where there are fewer than two values to join. */
  static Optional<Plot> of(List<JsonObject> observations) {
    Plot plot = new Plot();
    observations.forEach(plot::add);
    return plot.lines.values().stream().anyMatch(line -> line.size() > 1)
        ? Optional.of(plot)
        : Optional.empty();
  }

  private void add(JsonObject observation) {
    Optional<Instant> at =
        Stream.of("effectiveDateTime", "effectivePeriod.start", "issued")
            .flatMap(path -> Elements.text(observation, path).stream())
            .findFirst()
            .flatMap(Plot::instant);
    at.ifPresent(
        time -> {
          add(time, observation, "");
          Elements.at(observation, "component").forEach(part -> add(time, part, name(part)));
        });
  }

  private void add(Instant at, JsonValue element, String name) {
    Elements.at(element, "valueQuantity")
        .forEach(
            quantity -> {
              if (((JsonObject) quantity).get("value") instanceof JsonNumber number) {
                String unit = Elements.text(quantity, "unit").map(Units::words).orElse("");
                lines
                    .computeIfAbsent(new Line(name, unit), any -> new ArrayList<>())
                    .add(new Point(at, number.bigDecimalValue()));
              }
            });
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          date.contains("T")
              ? OffsetDateTime.parse(date).toInstant()
              : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException inexact) {
      return Optional.empty();
    }
  }

  int size() {
    return lines.values().stream().mapToInt(List::size).sum();
  }

  BigDecimal lowest() {
    return values().min(Comparator.naturalOrder()).orElseThrow();
  }

  BigDecimal highest() {
    return values().max(Comparator.naturalOrder()).orElseThrow();
  }

  private Stream<BigDecimal> values() {
    return lines.values().stream().flatMap(List::stream).map(Point::value);
  }

  /** The configuration of a line chart; times in milliseconds, colours are the script's to give. */
  String json() {
    JsonArrayBuilder datasets = Json.createArrayBuilder();
    Optional<String> unit = sameUnit();
    lines.forEach((line, points) -> datasets.add(dataset(line.label(unit.isPresent()), points)));
    return Json.createObjectBuilder()
        .add("type", "line")
        .add("data", Json.createObjectBuilder().add("datasets", datasets))
        .add("options", options())
        .build()
        .toString();
  }

  private static JsonObjectBuilder dataset(String name, List<Point> points) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    points.stream()
        .sorted(Comparator.comparing(Point::at))
        .forEach(
            point ->
                data.add(
                    Json.createObjectBuilder()
                        .add("x", point.at().toEpochMilli())
                        .add("y", point.value())));
    return Json.createObjectBuilder().add("label", name).add("data", data);
  }

  /** The one unit that all lines have; it stands at the axis then and not at each. */
  private Optional<String> sameUnit() {
    List<String> units = lines.keySet().stream().map(Line::unit).distinct().toList();
    return units.size() == 1 ? Optional.of(units.get(0)) : Optional.empty();
  }

  private JsonObjectBuilder options() {
    String unit = Excerpt.of(sameUnit().orElse(""), LONGEST_LABEL);
    return Json.createObjectBuilder()
        .add("animation", false)
        .add("responsive", true)
        .add("maintainAspectRatio", false)
        .add(
            "scales",
            Json.createObjectBuilder()
                .add("x", Json.createObjectBuilder().add("type", "linear"))
                .add(
                    "y",
                    Json.createObjectBuilder()
                        .add(
                            "title",
                            Json.createObjectBuilder()
                                .add("display", !unit.isEmpty())
                                .add("text", unit))))
        .add(
            "plugins",
            Json.createObjectBuilder()
                .add("legend", Json.createObjectBuilder().add("display", lines.size() > 1)));
  }

  private static String name(JsonValue component) {
    return Stream.of("code.text", "code.coding.display", "code.coding.code")
        .flatMap(path -> Elements.text(component, path).stream())
        .findFirst()
        .orElse("");
  }
}
