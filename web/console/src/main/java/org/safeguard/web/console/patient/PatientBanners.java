package org.safeguard.web.console.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.safeguard.web.console.Texts;

/** Says at a glance who a patient is. */
@ApplicationScoped
public class PatientBanners {

  private final Texts texts;
  private final Clock clock;

  @Inject
  PatientBanners(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  protected PatientBanners() {
    this(null, null);
  }

  public PatientBanner of(Patient patient) {
    String birthDate =
        PatientWords.text(patient.getBirthDateElement().getValueAsString()).orElse("");
    return new PatientBanner(
        patient.getIdElement().getIdPart(),
        name(patient),
        birthDate.isEmpty() ? texts.get("patient.unknown") : birthDate,
        age(patient, birthDate),
        sex(patient),
        recordNumber(patient.getIdentifier()),
        deceased(patient));
  }

  private String name(Patient patient) {
    List<HumanName> names = patient.getName();
    return names.stream()
        .filter(name -> name.getUse() == NameUse.OFFICIAL)
        .findFirst()
        .or(() -> names.stream().findFirst())
        .map(PatientWords::listName)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> texts.get("patient.nameless"));
  }

  private Optional<String> age(Patient patient, String birthDate) {
    if (birthDate.length() < PatientWords.DAY
        || deceased(patient).isPresent() && diedOn(patient).isEmpty()) {
      return Optional.empty();
    }
    LocalDate on =
        diedOn(patient).orElseGet(() -> LocalDate.now(clock.withZone(ZoneId.systemDefault())));
    Age age = Age.of(LocalDate.parse(birthDate), on);
    return Optional.of(texts.get("age." + age.unit(), age.number()));
  }

  private static Optional<LocalDate> diedOn(Patient patient) {
    return patient.getDeceased() instanceof DateTimeType died
        ? PatientWords.date(died)
            .filter(date -> date.length() == PatientWords.DAY)
            .map(LocalDate::parse)
        : Optional.empty();
  }

  private Optional<String> deceased(Patient patient) {
    if (patient.getDeceased() instanceof DateTimeType died) {
      return PatientWords.date(died)
          .map(date -> texts.get("patient.deceased.on", date))
          .or(() -> Optional.of(texts.get("patient.deceased")));
    }
    boolean died =
        patient.getDeceased() instanceof BooleanType said && Boolean.TRUE.equals(said.getValue());
    return died ? Optional.of(texts.get("patient.deceased")) : Optional.empty();
  }

  private String sex(Patient patient) {
    return patient.getGenderElement().hasValue()
        ? texts.get("sex." + patient.getGender().toCode())
        : texts.get("patient.unknown");
  }

  private String recordNumber(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(PatientWords::isRecordNumber)
        .findFirst()
        .or(() -> identifiers.stream().findFirst())
        .flatMap(identifier -> PatientWords.text(identifier.getValue()))
        .orElseGet(() -> texts.get("patient.unknown"));
  }
}
