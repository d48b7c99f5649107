package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.patient.FactGroup.Fact;

class PatientFactsTest {

  private final PatientFacts facts = new PatientFacts(new Texts());
  private Patient patient = new Patient();

  @Test
  void whatARecordDoesNotSayIsLeftOut() {
    assertEquals(List.of(), facts.of(patient));
  }

  @Test
  void anIdentifierIsCalledByItsType() {
    patient.addIdentifier().setSystem("urn:x").setValue("0042").getType().setText("Record number");
    patient.addIdentifier().setValue("7");
    assertEquals(
        List.of(
            new Fact("Record number", "0042", Optional.of("urn:x")), Fact.of("Identifier", "7")),
        only("Identifiers"));
  }

  @Test
  void aWayToReachSomeoneSaysWhatForAndWhen() {
    patient
        .addTelecom()
        .setSystem(ContactPointSystem.PHONE)
        .setUse(ContactPointUse.WORK)
        .setValue("555")
        .setPeriod(new Period().setStartElement(new DateTimeType("2020-01")));
    assertEquals(
        List.of(new Fact("Telephone", "555", Optional.of("Work · 2020-01 – …"))),
        only("Telephone and mail"));
  }

  @Test
  void ofAVeryLongValueTheBeginningIsShown() {
    String text = "x".repeat(2_000);
    patient.addIdentifier().setSystem(text).setValue(text).getType().setText(text);
    String cut = "x".repeat(1_000) + "…";
    assertEquals(List.of(new Fact(cut, cut, Optional.of(cut))), only("Identifiers"));
  }

  @Test
  void anAddressStandsInOneLine() {
    patient
        .addAddress()
        .setUse(AddressUse.HOME)
        .addLine("1 Main Street")
        .setCity("Boston")
        .setState("MA")
        .setPostalCode("02108")
        .setCountry("US");
    assertEquals(
        List.of(Fact.of("Home", "1 Main Street, Boston, MA 02108, US")), only("Addresses"));
  }

  @Test
  void aContactSaysWhoAndHow() {
    var contact = patient.addContact();
    contact.addRelationship().setText("Mother");
    contact.getName().setFamily("Byron").addGiven("Anne");
    contact.addTelecom().setValue("556");
    assertEquals(List.of(Fact.of("Mother", "Anne Byron · 556")), only("Contacts"));
  }

  @Test
  void thePreferredLanguageIsCalledSo() {
    patient.addCommunication().setPreferred(true).getLanguage().setText("Norwegian");
    assertEquals(List.of(Fact.of("Preferred language", "Norwegian")), only("Languages"));
  }

  @Test
  void whatIsSaidToBeAbsentIsLeftOut() {
    Patient absent =
        parse(
            """
            {"resourceType":"Patient","_active":A,"_gender":A,"_multipleBirthBoolean":A,
             "identifier":[{"_value":A,"_system":A,"_use":A}],
             "name":[{"_text":A,"_family":A,"given":[null],"_given":[A],"_use":A}],
             "telecom":[{"_system":A,"_value":A,"_use":A}],
             "address":[{"_text":A,"_use":A,"line":[null],"_line":[A]}],
             "contact":[{"_gender":A,"name":{"_text":A},"telecom":[{"_value":A}],
              "address":{"_text":A},"relationship":[{"_text":A}]}],
             "communication":[{"_preferred":A,"language":{"_text":A}}],
             "maritalStatus":{"_text":A,"coding":[{"_display":A,"_code":A}]},
             "generalPractitioner":[{"_display":A,"_reference":A}],
             "link":[{"other":{"_display":A},"_type":A}]}
            """);
    assertEquals(List.of(), facts.of(absent));
  }

  @Test
  void anAbsentOrderOfBirthIsLeftOut() {
    assertEquals(
        List.of(), facts.of(parse("{\"resourceType\":\"Patient\",\"_multipleBirthInteger\":A}")));
  }

  @Test
  void anAbsentQualifierLeavesItsFactStanding() {
    patient =
        parse(
            """
            {"resourceType":"Patient",
             "identifier":[{"value":"7","period":{"_start":A,"end":"2020"}}],
             "communication":[{"_preferred":A,"language":{"text":"Norwegian"}}],
             "name":[{"text":"Ada","_use":A,"period":{"_start":A,"_end":A}}]}
            """);
    List<FactGroup> groups = facts.of(patient);
    assertEquals(
        List.of(new Fact("Identifier", "7", Optional.of("… – 2020"))), groups.get(0).facts());
    assertEquals(List.of(Fact.of("Name", "Ada")), groups.get(1).facts());
    assertEquals(List.of(Fact.of("Language", "Norwegian")), groups.get(2).facts());
  }

  /** {@code A} stands for an extension in place of a value. */
  private static Patient parse(String json) {
    String absent =
        "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
            + "\"valueCode\":\"unknown\"}]}";
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(Patient.class, json.replaceAll("\\bA\\b", absent));
  }

  private List<Fact> only(String title) {
    List<FactGroup> groups = facts.of(patient);
    assertEquals(List.of(title), groups.stream().map(FactGroup::title).toList());
    return groups.get(0).facts();
  }
}
