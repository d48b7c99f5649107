package org.safeguard.patient;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.safeguard.patient.request.ServedTypes;
import org.safeguard.patient.search.SearchParameter;
import org.safeguard.patient.search.SearchParameters;
import org.safeguard.resource.ResourceType;

/** The CapabilityStatement of this server, made of what the code serves, and made once. */
final class Capabilities {

  private static final String SECURITY_SERVICES =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final Date STARTED = new Date();
  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

  private Capabilities() {}

  static byte[] of(String base) {
    return MADE.computeIfAbsent(base, Capabilities::json);
  }

  private static byte[] json(String base) {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .encodeResourceToString(statement(base))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static CapabilityStatement statement(String base) {
    CapabilityStatement statement = new CapabilityStatement();
    statement
        .setStatus(PublicationStatus.ACTIVE)
        .setDate(STARTED)
        .setKind(CapabilityStatementKind.INSTANCE)
        .setFhirVersion(FHIRVersion._4_0_1)
        .addFormat("application/fhir+json")
        .addFormat("json");
    statement.getSoftware().setName("Safeguard");
    statement.getImplementation().setDescription("Safeguard FHIR API").setUrl(base);
    statement.addRest(rest());
    return statement;
  }

  private static CapabilityStatementRestComponent rest() {
    CapabilityStatementRestComponent rest = new CapabilityStatementRestComponent();
    rest.setMode(RestfulCapabilityMode.SERVER);
    rest.getSecurity()
        .setCors(false)
        .setDescription("Every call but this needs a bearer token; people's must say acr=mfa.")
        .addService()
        .addCoding()
        .setSystem(SECURITY_SERVICES)
        .setCode("OAuth");
    ServedTypes.all().forEach(type -> rest.addResource(resource(type)));
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    return rest;
  }

  private static CapabilityStatementRestResourceComponent resource(ResourceType type) {
    CapabilityStatementRestResourceComponent resource =
        new CapabilityStatementRestResourceComponent();
    resource
        .setType(type.name())
        .setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
        .setReadHistory(true)
        .setUpdateCreate(false)
        .setConditionalCreate(true)
        .setConditionalUpdate(false)
        .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED);
    for (TypeRestfulInteraction interaction :
        new TypeRestfulInteraction[] {
          TypeRestfulInteraction.CREATE,
          TypeRestfulInteraction.READ,
          TypeRestfulInteraction.VREAD,
          TypeRestfulInteraction.UPDATE,
          TypeRestfulInteraction.DELETE,
          TypeRestfulInteraction.HISTORYINSTANCE,
          TypeRestfulInteraction.SEARCHTYPE
        }) {
      resource.addInteraction().setCode(interaction);
    }
    resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
    Map<String, SearchParamType> parameters = new LinkedHashMap<>();
    SearchParameters.of(type).stream()
        .filter(SearchParameter::isSearched)
        .forEach(parameter -> parameters.put(parameter.name(), type(parameter.kind())));
    parameters.forEach((name, kind) -> resource.addSearchParam().setName(name).setType(kind));
    return resource;
  }

  private static SearchParamType type(SearchParameter.Kind kind) {
    return switch (kind) {
      case STRING -> SearchParamType.STRING;
      case PATIENT -> SearchParamType.REFERENCE;
      default -> SearchParamType.TOKEN;
    };
  }
}
