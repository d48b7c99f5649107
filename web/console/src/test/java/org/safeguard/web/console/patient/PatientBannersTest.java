package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.safeguard.web.console.Texts;

class PatientBannersTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private final PatientBanners banners = new PatientBanners(new Texts(), NOW);
  private final Patient patient = new Patient();

  @Test
  void theOfficialNameStandsFamilyFirst() {
    patient.addName().setUse(NameUse.MAIDEN).setFamily("Byron");
    patient.addName().setUse(NameUse.OFFICIAL).setFamily("Lovelace").addGiven("Ada").addGiven("A");
    assertEquals("Lovelace, Ada A", banners.of(patient).name());
  }

  @Test
  void ofAVeryLongNameTheBeginningIsShown() {
    patient.addName().setText("x".repeat(2_000));
    assertEquals("x".repeat(1_000) + "…", banners.of(patient).name());
  }

  @Test
  void whoHasNoNameIsSaidToHaveNone() {
    assertEquals("(no name)", banners.of(patient).name());
  }

  @Test
  void theMedicalRecordNumberComesBeforeOtherIdentifiers() {
    patient.addIdentifier().setValue("other");
    patient.addIdentifier().setValue("0042").getType().addCoding().setCode("MR");
    assertEquals("0042", banners.of(patient).recordNumber());
  }

  @Test
  void ageIsTodaysOrThatAtDeath() {
    patient.setBirthDateElement(new DateType("1970-05-14"));
    assertEquals(Optional.of("56 y"), banners.of(patient).age());
    patient.setDeceased(new DateTimeType("2020-02-11T10:00:00+01:00"));
    assertEquals(Optional.of("49 y"), banners.of(patient).age());
    assertEquals(Optional.of("Deceased 2020-02-11"), banners.of(patient).deceased());
  }

  @Test
  void whoseDayOfDeathIsUnknownHasNoAge() {
    patient.setBirthDateElement(new DateType("1970-05-14"));
    patient.setDeceased(new BooleanType(true));
    assertEquals(Optional.empty(), banners.of(patient).age());
    assertEquals(Optional.of("Deceased"), banners.of(patient).deceased());
  }

  @Test
  void aLivingPatientIsNotMarkedDeceased() {
    patient.setDeceased(new BooleanType(false));
    patient.setBirthDateElement(new DateType("1970-05-14"));
    assertEquals(Optional.empty(), banners.of(patient).deceased());
    assertEquals(Optional.of("56 y"), banners.of(patient).age());
  }

  @Test
  void aDateOfDeathIsShownAsExactAsItIsKnown() {
    patient.setBirthDateElement(new DateType("1970-05-14"));
    patient.setDeceased(new DateTimeType("2020"));
    assertEquals(Optional.of("Deceased 2020"), banners.of(patient).deceased());
    assertEquals(Optional.empty(), banners.of(patient).age());
    patient.setDeceased(new DateTimeType("2020-02"));
    assertEquals(Optional.of("Deceased 2020-02"), banners.of(patient).deceased());
  }

  @Test
  void whoDiedNobodyKnowsWhenIsMarkedDeceased() {
    patient.setBirthDateElement(new DateType("1970-05-14"));
    patient.setDeceased(absent(new DateTimeType()));
    assertEquals(Optional.of("Deceased"), banners.of(patient).deceased());
    assertEquals(Optional.empty(), banners.of(patient).age());
  }

  @Test
  void whatIsSaidToBeAbsentIsUnknown() {
    absent(patient.getGenderElement());
    absent(patient.getBirthDateElement());
    patient.setDeceased(absent(new BooleanType()));
    absent(patient.addIdentifier().getValueElement());
    HumanName name = patient.addName();
    absent(name.getUseElement());
    absent(name.getFamilyElement());
    absent(name.getTextElement());
    absent(name.addGivenElement());
    PatientBanner banner = banners.of(patient);
    assertEquals("unknown", banner.sex());
    assertEquals("unknown", banner.birthDate());
    assertEquals("unknown", banner.recordNumber());
    assertEquals("(no name)", banner.name());
    assertEquals(Optional.empty(), banner.age());
    assertEquals(Optional.empty(), banner.deceased());
  }

  @Test
  void aBirthDateIsShownAsExactAsItIsKnown() {
    patient.setBirthDateElement(new DateType("1970-05"));
    assertEquals("1970-05", banners.of(patient).birthDate());
    assertEquals(Optional.empty(), banners.of(patient).age());
  }

  @Test
  void whatIsNotRecordedIsUnknown() {
    PatientBanner banner = banners.of(patient);
    assertEquals("unknown", banner.birthDate());
    assertEquals("unknown", banner.sex());
    assertEquals("unknown", banner.recordNumber());
    patient.setGender(AdministrativeGender.FEMALE);
    assertEquals("Female", banners.of(patient).sex());
  }

  @Test
  void aBannerIsNeverPrinted() {
    patient.setId("1");
    patient.addName().setFamily("Lovelace");
    assertFalse(banners.of(patient).toString().contains("Lovelace"));
  }

  /** An element with an extension in place of a value. */
  private static <T extends Element> T absent(T element) {
    element.addExtension(ABSENT, new CodeType("unknown"));
    return element;
  }
}
