package org.safeguard.web.console.chart;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.chart.ChartRow.Document;
import org.safeguard.web.console.chart.ChartRow.State;

/** Makes rows of resources. */
final class ChartRows {

  private static final Set<String> OVER = Set.of("resolved", "inactive", "remission");
  private static final Set<String> ONGOING =
      Set.of("active", "recurrence", "relapse", "in-progress", "arrived", "triaged");
  private static final Set<String> DONE =
      Set.of("final", "completed", "finished", "current", "corrected", "amended", "appended");
  private static final Set<String> UNSURE = Set.of("preliminary", "partial", "registered", "draft");
  private static final Set<String> ORDINARY = Set.of("N", "NEG", "IND");

  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  /** So many parts of a value stand side by side. */
  private static final int MOST_PARTS = 3;

  private static final int LONGEST_CODE = 64;

  private final Texts texts;
  private final ElementWords words;

  ChartRows(Texts texts, ElementWords words) {
    this.texts = texts;
    this.words = words;
  }

  ChartRow of(JsonObject resource) {
    String type = resource.getString("resourceType");
    RowForm form = RowForm.of(type);
    boolean observed = type.equals("Observation");
    return new ChartRow(
        type,
        resource.getString("id"),
        words.date(resource, form.date()),
        orUnnamed(words.first(resource, form.what().toArray(String[]::new)), type),
        observed ? code(resource) : Optional.empty(),
        observed ? measured(resource) : said(resource, form),
        flag(resource),
        details(resource, type),
        Elements.text(resource, form.status()).map(this::state),
        words.first(resource, form.who().toArray(String[]::new)),
        documents(resource));
  }

  /** A text that is longer than codes are is not asked for. */
  private static Optional<String> code(JsonObject observation) {
    return Elements.text(observation, "code.coding.code")
        .filter(code -> code.length() <= LONGEST_CODE);
  }

  private String orUnnamed(String what, String type) {
    return what.isEmpty() ? texts.orElse("type." + type, type) : what;
  }

  /** What the section is read for; a number alone is a dose, and is followed by how often. */
  private String said(JsonObject resource, RowForm form) {
    String value = words.first(resource, form.value().toArray(String[]::new));
    String said = NUMBER.matcher(value).matches() ? texts.get("chart.dose", value) : value;
    return Stream.of(said, timing(resource))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** An observation's value, its parts', or why there is none. */
  private String measured(JsonObject resource) {
    String value = value(resource);
    if (!value.isEmpty()) {
      return value;
    }
    List<String> parts = parts(resource);
    if (parts.size() > MOST_PARTS) {
      return "";
    }
    return parts.isEmpty() ? words.all(resource, "dataAbsentReason") : String.join("; ", parts);
  }

  private List<String> parts(JsonObject resource) {
    return Elements.at(resource, "component")
        .map(JsonObject.class::cast)
        .map(part -> words.all(part, "code") + " " + value(part))
        .toList();
  }

  /** What is attached, and the answers of a questionnaire: to be unfolded. */
  private List<Document> documents(JsonObject resource) {
    List<Document> documents = new ArrayList<>(Documents.of(texts, resource));
    List<String> parts = parts(resource);
    if (parts.size() > MOST_PARTS) {
      documents.add(
          new Document(
              texts.count("chart.parts", parts.size()), Optional.of(String.join("\n", parts))));
    }
    return documents;
  }

  private String value(JsonObject element) {
    return element.keySet().stream()
        .filter(name -> name.startsWith("value"))
        .findFirst()
        .map(name -> yesOrNo(words.all(element, name)))
        .orElse("");
  }

  private String yesOrNo(String value) {
    return texts.orElse("answer." + value, value);
  }

  private Optional<String> flag(JsonObject resource) {
    Optional<String> interpretation =
        Elements.text(resource, "interpretation.coding.code")
            .filter(code -> !ORDINARY.contains(code))
            .map(
                code ->
                    texts.orElse("interpretation." + code, words.all(resource, "interpretation")));
    return interpretation.or(
        () ->
            Elements.text(resource, "criticality")
                .filter("high"::equals)
                .map(high -> texts.get("chart.criticality.high")));
  }

  private List<String> details(JsonObject resource, String type) {
    List<String> details = new ArrayList<>();
    add(
        details,
        "until",
        words.date(resource, List.of("abatementDateTime", "abatementPeriod.end")));
    if (!type.equals("Encounter") && !type.equals("Procedure")) {
      add(details, "until", words.date(resource, List.of("period.end")));
      add(details, "for", words.first(resource, "reasonCode", "reasonReference"));
    }
    add(details, "verification", unconfirmed(resource));
    add(details, "range", words.first(resource, "referenceRange.text", "referenceRange"));
    add(details, "site", words.all(resource, "bodySite"));
    add(details, "lot", words.all(resource, "lotNumber"));
    if (type.equals("DiagnosticReport")) {
      int results = (int) Elements.at(resource, "result").count();
      Stream.of(results)
          .filter(n -> n > 0)
          .forEach(n -> details.add(texts.count("chart.results", n)));
    }
    Elements.at(resource, "note").map(words::of).forEach(details::add);
    return details;
  }

  /** How often a medicine is taken, where that is not said in words. */
  private String timing(JsonObject resource) {
    return Elements.at(resource, "dosageInstruction")
        .filter(dosage -> Elements.text(dosage, "text").isEmpty())
        .flatMap(dosage -> Elements.at(dosage, "timing.repeat"))
        .map(JsonObject.class::cast)
        .filter(ChartRows::isRegular)
        .findFirst()
        .map(this::often)
        .orElse("");
  }

  private static boolean isRegular(JsonObject repeat) {
    return repeat.get("period") instanceof JsonNumber
        && Stream.of("frequency", "periodUnit").allMatch(repeat::containsKey);
  }

  private String often(JsonObject repeat) {
    String times = words.all(repeat, "frequency");
    String unit = repeat.getString("periodUnit");
    BigDecimal period = repeat.getJsonNumber("period").bigDecimalValue();
    return period.compareTo(BigDecimal.ONE) == 0
        ? texts.get("chart.timing.each." + unit, times)
        : texts.get(
            "chart.timing.every",
            times,
            Numbers.plain(period).toPlainString(),
            texts.get("chart.timing.unit." + unit));
  }

  private String unconfirmed(JsonObject resource) {
    return Elements.text(resource, "verificationStatus.coding.code")
        .filter(code -> !code.equals("confirmed"))
        .map(code -> texts.orElse("status." + code, code))
        .orElse("");
  }

  private void add(List<String> details, String key, String value) {
    if (!value.isBlank()) {
      details.add(texts.get("chart.detail." + key, value));
    }
  }

  private State state(String code) {
    String text = texts.orElse("status." + code, code);
    if (ONGOING.contains(code)) {
      return new State(text, "pi-circle-fill", "good");
    }
    if (DONE.contains(code)) {
      return new State(text, "pi-check", "plain");
    }
    if (OVER.contains(code)) {
      return new State(text, "pi-check-circle", "plain");
    }
    if (UNSURE.contains(code)) {
      return new State(text, "pi-clock", "warn");
    }
    return code.equals("entered-in-error")
        ? new State(text, "pi-exclamation-triangle", "bad")
        : new State(text, "pi-minus-circle", "plain");
  }
}
