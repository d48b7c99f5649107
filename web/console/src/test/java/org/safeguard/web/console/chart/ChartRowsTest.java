package org.safeguard.web.console.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.Texts;

class ChartRowsTest {

  private static final ResourceId DOCTOR = ResourceId.next(Instant.EPOCH);
  private static final Map<ResourceId, JsonObject> REFERRED =
      Map.of(
          DOCTOR,
          json(
              "{'resourceType':'Practitioner','name':[{'prefix':['Dr.'],'given':['Eve'],'family':'Ray'}]}"));

  @Test
  void aMeasuredValueStandsWithItsUnitAndWhatIsOutOfTheOrdinary() {
    ChartRow row =
        row(
            "'resourceType':'Observation','status':'final','effectiveDateTime':'2026-03-01',"
                + "'code':{'coding':[{'code':'2345-7','display':'Glucose'}]},"
                + "'valueQuantity':{'value':11.20,'unit':'mmol/L'},"
                + "'interpretation':[{'coding':[{'code':'H'}]}]");
    assertEquals("Glucose", row.what());
    assertEquals("11.20 mmol/L", row.value());
    assertEquals(Optional.of("High"), row.flag());
    assertEquals(Optional.of("2345-7"), row.code());
    assertEquals("Final", row.state().orElseThrow().text());
  }

  @Test
  void aValueOfPartsNamesEach() {
    ChartRow row =
        row(
            "'resourceType':'Observation','code':{'text':'BP'},'component':["
                + "{'code':{'text':'Systolic'},'valueQuantity':{'value':120,'unit':'mm[Hg]'}},"
                + "{'code':{'text':'Diastolic'},'valueQuantity':{'value':80,'unit':'mm[Hg]'}}]");
    assertEquals("Systolic 120 mmHg; Diastolic 80 mmHg", row.value());
  }

  @ParameterizedTest
  @CsvSource({
    "mm[Hg], 80 mmHg",
    "mL/min/{1.73_m2}, 80 mL/min/1.73 m2",
    "{score}, 80",
    "1, 80",
    "%, 80%"
  })
  void aUnitIsWrittenAsPeopleWriteIt(String unit, String words) {
    assertEquals(
        words,
        row("'resourceType':'Observation','code':{'text':'x'},'valueQuantity':{'value':80,'unit':'%s'}"
                .formatted(unit))
            .value());
  }

  /** It would take minutes. */
  @Test
  void aTextThatIsTooLongForAUnitIsNotTakenApart() {
    String braces = "{".repeat(1_000_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(braces, Units.words(braces)));
  }

  @Test
  void aCellHoldsTheBeginningOfALongText() {
    String text = "x".repeat(2_000);
    String cut = "x".repeat(1_000) + "…";
    ChartRow row =
        row(
            ("'resourceType':'Observation','code':{'text':'%1$s'},'valueString':'%1$s',"
                        + "'effectiveDateTime':'%1$s','performer':[{'display':'%1$s'}],'status':'%1$s',"
                        + "'interpretation':[{'text':'%1$s','coding':[{'code':'%1$s'}]}],"
                        + "'note':[{'text':'%1$s'}")
                    .formatted(text)
                + ",{'text':'y'}".repeat(30)
                + "]");
    assertEquals(
        List.of(cut, cut, cut, cut, cut, cut, cut),
        List.of(
            row.what(),
            row.value(),
            row.date(),
            row.who(),
            row.state().orElseThrow().text(),
            row.flag().orElseThrow(),
            row.details().get(0)));
    assertEquals(20, row.details().size());
  }

  @Test
  void whatIsUnfoldedEndsTooAndSoDoesTheLabelOfALine() {
    String text = "x".repeat(25_000);
    String part = "{'code':{'text':'%s'},'valueQuantity':{'value':1,'unit':'%s'}}";
    String parts = "'component':[" + (part + ",").repeat(3) + part + "]";
    JsonObject observation =
        json(
            ("{'id':'1','resourceType':'Observation','effectiveDateTime':'2026-01-01',"
                    + parts
                    + "}")
                .replace("%s", text));
    String unfolded = row(observation).documents().get(0).text().orElseThrow();
    assertEquals(20_001, unfolded.length());
    String plot = Plot.of(List.of(observation, observation)).orElseThrow().json();
    assertTrue(plot.contains("\"" + "x".repeat(100) + "…\""), "cut");
    assertFalse(plot.contains("x".repeat(101)), "whole");
  }

  @Test
  void aDoseHasNoDecimalsThatCouldBeMisreadAndSaysHowOften() {
    assertEquals(
        "dose 1, 2 × a day",
        prescribed("'doseAndRate':[{'doseQuantity':{'value':1.0}}],", "2,'period':1.0"));
    assertEquals(
        "20 mg, 1 × every 6 days",
        prescribed(
            "'doseAndRate':[{'doseQuantity':{'value':20.0,'unit':'mg'}}],", "1,'period':6.0"));
    assertEquals("one in the morning", prescribed("'text':'one in the morning',", "1,'period':1"));
  }

  private static String prescribed(String dosage, String frequency) {
    return row("'resourceType':'MedicationRequest','status':'active','dosageInstruction':[{"
            + dosage
            + "'timing':{'repeat':{'frequency':"
            + frequency
            + ",'periodUnit':'d'}}}]")
        .value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Practitioner/%s",
        "Practitioner/%s/_history/1",
        "https://h/fhir/Practitioner/%s",
        "https://h/fhir/Practitioner/%s/_history/12"
      })
  void aReferenceIsCalledByWhomItLeadsTo(String reference) {
    assertEquals("Dr. Eve Ray", asserted(reference));
  }

  @Test
  void aReferenceToAnotherServerIsCalledByNobodyOfThisOne() {
    assertEquals("", asserted("https://other/fhir/Practitioner/%s"));
  }

  private static String asserted(String reference) {
    return row("'resourceType':'Condition','code':{'text':'x'},'asserter':{'reference':'"
            + reference.formatted(DOCTOR)
            + "'}")
        .who();
  }

  @Test
  void aReferenceThatMayNotBeShownSaysNothing() {
    assertEquals(
        "",
        row("'resourceType':'Condition','code':{'text':'x'},'asserter':{'reference':'Practitioner/"
                + ResourceId.next(Instant.EPOCH)
                + "'}")
            .who());
  }

  @Test
  void aProblemThatIsNotConfirmedSaysSo() {
    ChartRow row =
        row(
            "'resourceType':'Condition','code':{'text':'Asthma (disorder)'},"
                + "'verificationStatus':{'coding':[{'code':'provisional'}]}");
    assertEquals("Asthma", row.what());
    assertEquals(List.of("Provisional"), row.details());
  }

  @Test
  void onlyPlainTextIsShownOfADocument() {
    ChartRow row =
        row(
            "'resourceType':'DocumentReference','content':["
                + "{'attachment':{'contentType':'text/plain','data':'PGI+aGk8L2I+'}},"
                + "{'attachment':{'contentType':'text/html','data':'PGI+aGk8L2I+'}}]");
    assertEquals(Optional.of("<b>hi</b>"), row.documents().get(0).text());
    assertFalse(row.documents().get(1).text().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E999999999", "1E-999999999", "1E99999999999", "-9E+2147483648"})
  void aNumberBeyondAllMeasureIsShownAsItWasWritten(String number) {
    JsonObject observation =
        stored(
            "{'id':'1','resourceType':'Observation','code':{'text':'x'},"
                + "'effectiveDateTime':'2026-01-01','valueQuantity':{'value':"
                + number
                + ",'unit':'mg'}}");
    assertEquals(number + " mg", row(observation).value());
    assertEquals(Optional.empty(), Plot.of(List.of(observation, observation)));
    JsonObject prescribed =
        stored(
            "{'id':'1','resourceType':'MedicationRequest','dosageInstruction':[{'doseAndRate':"
                + "[{'doseQuantity':{'value':"
                + number
                + "}}],'timing':{'repeat':{'frequency':1,'period':"
                + number
                + ",'periodUnit':'d'}}}]}");
    assertEquals(number, row(prescribed).value());
  }

  @Test
  void otherNumbersKeepTheirDigitsBesideOneBeyondAllMeasure() {
    assertEquals("[1.00,\"1E101\",2]", stored("{'x':[1.00,1E101,2]}").get("x").toString());
  }

  @Test
  void aRowNeverPrintsWhatItSays() {
    ChartRow row = row("'resourceType':'Condition','code':{'text':'Secret'}");
    assertFalse(row.toString().contains("Secret"));
  }

  @Test
  void aPlotHasALineForEachPartAndOnlyMeasuredValues() {
    JsonObject first = observation("2026-01-01T08:00:00Z", 120);
    JsonObject second = observation("2026-01-02", 130);
    Plot plot = Plot.of(List.of(second, first)).orElseThrow();
    assertEquals(2, plot.size());
    assertTrue(plot.json().indexOf("120") < plot.json().indexOf("130"), plot.json());
    assertEquals(Optional.empty(), Plot.of(List.of(first)));
  }

  @Test
  void aUnitThatAllLinesHaveStandsAtTheAxisAndNotAtEach() {
    String part = "{'code':{'text':'%s'},'valueQuantity':{'value':%d,'unit':'mm[Hg]'}}";
    String parts = "'component':[" + part + "," + part + "]";
    String of = "{'effectiveDateTime':'%s'," + parts + "}";
    JsonObject first = json(of.formatted("2026-01-01", "Systolic", 120, "Diastolic", 80));
    JsonObject second = json(of.formatted("2026-01-02", "Systolic", 130, "Diastolic", 85));
    String plot = Plot.of(List.of(second, first)).orElseThrow().json();
    assertTrue(plot.contains("\"text\":\"mmHg\""), plot);
    assertTrue(plot.contains("\"label\":\"Systolic\""), plot);
  }

  private static JsonObject observation(String date, int value) {
    return json(
        "{'effectiveDateTime':'%s','component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':%d}},"
                .formatted(date, value)
            + "{'code':{'text':'Said'},'valueString':'x'}]}");
  }

  private static ChartRow row(String content) {
    return row(json("{'id':'1'," + content + "}"));
  }

  private static ChartRow row(JsonObject resource) {
    return new ChartRows(new Texts(), new ElementWords(REFERRED, "https://h/fhir", date -> date))
        .of(resource);
  }

  private static JsonObject stored(String text) {
    byte[] utf8 = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Elements.read(
        new StoredVersion(
            new ResourceType("Observation"), DOCTOR, 1, Instant.EPOCH, Optional.of(utf8)));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
