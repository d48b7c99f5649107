package org.safeguard.web.console.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.patient.FactGroup.Fact;

/** The rest of a Patient resource, as headings with facts; what it does not say is left out. */
@ApplicationScoped
class PatientFacts {

  private final Texts texts;

  @Inject
  PatientFacts(Texts texts) {
    this.texts = texts;
  }

  protected PatientFacts() {
    this(null);
  }

  List<FactGroup> of(Patient patient) {
    return Stream.of(
            group("identifiers", patient.getIdentifier(), this::identifier),
            group("names", patient.getName(), this::name),
            new FactGroup(texts.get("facts.person"), person(patient)),
            group("telecom", patient.getTelecom(), this::telecom),
            group("addresses", patient.getAddress(), this::address),
            group("contacts", patient.getContact(), this::contact),
            group("languages", patient.getCommunication(), this::language),
            new FactGroup(texts.get("facts.care"), care(patient)))
        .filter(group -> !group.facts().isEmpty())
        .toList();
  }

  private <T> FactGroup group(String key, List<T> elements, Function<T, Fact> fact) {
    List<Fact> facts = elements.stream().map(fact).filter(f -> !f.value().isEmpty()).toList();
    return new FactGroup(texts.get("facts." + key), facts);
  }

  private Fact identifier(Identifier identifier) {
    String type = PatientWords.concept(identifier.getType());
    return new Fact(
        type.isEmpty() ? texts.get("fact.identifier") : type,
        PatientWords.text(identifier.getValue()).orElse(""),
        detail(PatientWords.text(identifier.getSystem()), identifier.getPeriod()));
  }

  private Fact name(HumanName name) {
    return new Fact(
        use("name", name.getUse() == null ? null : name.getUse().toCode()),
        PatientWords.fullName(name),
        PatientWords.period(name.getPeriod()));
  }

  private Fact telecom(ContactPoint telecom) {
    String system = telecom.getSystem() == null ? "other" : telecom.getSystem().toCode();
    Optional<String> use =
        Optional.ofNullable(telecom.getUse()).map(u -> use("contact", u.toCode()));
    return new Fact(
        texts.orElse("telecom." + system, system),
        PatientWords.text(telecom.getValue()).orElse(""),
        detail(use, telecom.getPeriod()));
  }

  private Fact address(Address address) {
    return new Fact(
        use("address", address.getUse() == null ? null : address.getUse().toCode()),
        PatientWords.address(address),
        PatientWords.period(address.getPeriod()));
  }

  private Fact contact(ContactComponent contact) {
    String relations =
        PatientWords.joined(", ", contact.getRelationship().stream().map(PatientWords::concept));
    String ways =
        PatientWords.joined(", ", contact.getTelecom().stream().map(ContactPoint::getValue));
    return new Fact(
        relations.isEmpty() ? texts.get("fact.contact") : relations,
        PatientWords.joined(
            " · ",
            Stream.of(
                PatientWords.fullName(contact.getName()),
                ways,
                PatientWords.address(contact.getAddress()))),
        PatientWords.period(contact.getPeriod()));
  }

  private Fact language(PatientCommunicationComponent communication) {
    boolean preferred = Boolean.TRUE.equals(communication.getPreferredElement().getValue());
    return new Fact(
        texts.get(preferred ? "fact.language.preferred" : "fact.language"),
        PatientWords.concept(communication.getLanguage()),
        Optional.empty());
  }

  private List<Fact> person(Patient patient) {
    List<Fact> facts = new ArrayList<>();
    PatientWords.text(PatientWords.concept(patient.getMaritalStatus()))
        .ifPresent(value -> facts.add(Fact.of(texts.get("fact.marital"), value)));
    if (patient.getMultipleBirth() instanceof IntegerType order && order.hasValue()) {
      facts.add(Fact.of(texts.get("fact.birthOrder"), order.getValueAsString()));
    } else if (patient.getMultipleBirth() instanceof BooleanType multiple) {
      addAnswer(facts, "fact.multipleBirth", multiple);
    }
    addAnswer(facts, "fact.active", patient.getActiveElement());
    return facts;
  }

  /** An element may hold an extension in place of a value. */
  private void addAnswer(List<Fact> facts, String key, BooleanType answer) {
    if (answer.hasValue()) {
      facts.add(Fact.of(texts.get(key), texts.get("answer." + answer.getValue())));
    }
  }

  private List<Fact> care(Patient patient) {
    List<Fact> facts = new ArrayList<>();
    patient.getGeneralPractitioner().forEach(who -> addReference(facts, "fact.practitioner", who));
    addReference(facts, "fact.organization", patient.getManagingOrganization());
    patient.getLink().forEach(link -> addReference(facts, "fact.link", link.getOther()));
    return facts;
  }

  private void addReference(List<Fact> facts, String key, Reference reference) {
    PatientWords.text(reference.getDisplay())
        .or(() -> PatientWords.text(reference.getReference()))
        .ifPresent(value -> facts.add(Fact.of(texts.get(key), value)));
  }

  private String use(String kind, String code) {
    return code == null ? texts.get("fact." + kind) : texts.orElse("use." + code, code);
  }

  private static Optional<String> detail(Optional<String> first, Period period) {
    return PatientWords.text(
        PatientWords.joined(
            " · ", Stream.concat(first.stream(), PatientWords.period(period).stream())));
  }
}
