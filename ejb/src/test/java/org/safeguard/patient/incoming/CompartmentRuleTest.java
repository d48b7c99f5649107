package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class CompartmentRuleTest {

  private static final String A = "01890000-0000-7000-8000-00000000000a";
  private static final String B = "01890000-0000-7000-8000-00000000000b";
  private static final ResourceId OWN = id("01890000-0000-7000-8000-000000000001");
  private static final String ELSEWHERE = "01890000-0000-7000-8000-000000000002";

  private static ResourceId id(String text) {
    return ResourceId.find(text).orElseThrow();
  }

  private static PatientId patient(String text) {
    return PatientId.of(id(text));
  }

  /** A resource of that type; A and B in its members stand for the patients' references. */
  private static IncomingResource resource(String type, String members) {
    String json = "{'resourceType':'" + type + "'" + (members.isEmpty() ? "" : ",") + members + "}";
    return IncomingResource.parse(
        ResourceType.find(type).orElseThrow(),
        json.replace("@A", "{'reference':'Patient/" + A + "'}")
            .replace("@B", "{'reference':'https://h/fhir/Patient/" + B + "'}")
            .replace("@E", "{'reference':'Observation/" + ELSEWHERE + "'}")
            .replace('\'', '"')
            .getBytes(UTF_8),
        "https://h/fhir");
  }

  private static Compartment of(String type, String members) {
    return of(type, members, Optional.empty(), Map.of());
  }

  private static Compartment of(
      String type,
      String members,
      Optional<PatientId> referrer,
      Map<ResourceId, Compartment> compartments) {
    return CompartmentRule.of(
        resource(type, members),
        OWN,
        referrer,
        target -> Optional.ofNullable(compartments.get(target)));
  }

  private static void isOf(String owner, Compartment compartment, String... others) {
    assertEquals(Optional.of(patient(owner)), compartment.patient());
    assertOthers(compartment, others);
  }

  private static void isNobodys(Compartment compartment, String... others) {
    assertEquals(Optional.empty(), compartment.patient());
    assertOthers(compartment, others);
  }

  private static void assertOthers(Compartment compartment, String... others) {
    List<PatientId> expected = List.of(others).stream().map(CompartmentRuleTest::patient).toList();
    assertEquals(Set.copyOf(expected), Set.copyOf(compartment.others()));
    assertEquals(expected.size(), compartment.others().size());
  }

  @Test
  void patientIsInItsOwn() {
    isOf(OWN.toString(), of("Patient", "'active':true"));
  }

  @Test
  void patientsItIsLinkedWithAreConcernedToo() {
    isOf(
        OWN.toString(),
        of("Patient", "'link':[{'other':@A,'type':'seealso'},{'other':@B,'type':'refer'}]"),
        A,
        B);
  }

  @Test
  void patientLinkedWithItselfIsNoOther() {
    String self = "{'reference':'Patient/" + OWN + "'}";
    isOf(OWN.toString(), of("Patient", "'link':[{'other':" + self + ",'type':'seealso'}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Observation;        'subject':@A,'status':'final','code':{'text':'x'}",
        "AllergyIntolerance; 'patient':@A",
        "Provenance;         'target':[@A],'recorded':'1999-12-31T23:59:59Z','agent':[{'who':{'display':'x'}}]",
        "Person;             'link':[{'target':@A}]",
        "Appointment;        'status':'booked','participant':[{'actor':@A,'status':'accepted'}]",
        "Basic;              'subject':@A,'code':{'text':'x'}",
        "Basic;              'author':@A,'code':{'text':'x'}",
        "Basic;              'author':@A,'subject':@E,'code':{'text':'x'}",
      })
  void resourceAboutOnePatientIsInTheirs(String type, String members) {
    isOf(A, of(type, members));
  }

  @Test
  void whomItIsAboutGoesBeforeWhoTookPart() {
    isOf(A, of("AllergyIntolerance", "'asserter':@B,'patient':@A,'recorder':@B"), B);
    isOf(A, of("AllergyIntolerance", "'asserter':@A,'patient':@A"));
  }

  @Test
  void subjectOfABasicGoesBeforeItsAuthor() {
    isOf(A, of("Basic", "'author':@B,'subject':@A,'code':{'text':'x'}"), B);
  }

  @Test
  void resourceAboutNoPatientIsTheirsWhoTookPart() {
    isOf(
        A, of("Observation", "'subject':@E,'performer':[@A],'status':'final','code':{'text':'x'}"));
  }

  @Test
  void severalWhoTookPartMakeItNobodys() {
    isNobodys(of("Observation", "'performer':[@A,@B],'status':'final','code':{'text':'x'}"), A, B);
  }

  @Test
  void resourceAboutSeveralPatientsIsNobodysAndNamesThemAll() {
    isNobodys(
        of(
            "Appointment",
            "'status':'booked','participant':[{'actor':@A,'status':'accepted'},"
                + "{'actor':@B,'status':'accepted'},{'actor':@A,'status':'accepted'}]"),
        A,
        B);
  }

  @Test
  void groupIsNobodysEvenOfOne() {
    isNobodys(of("Group", "'type':'person','actual':true,'member':[{'entity':@A}]"), A);
  }

  @Test
  void patientInAnExtensionOrContainedDoesNotDecide() {
    String extension = "'extension':[{'url':'http://e','valueReference':@B}]";
    String contained =
        "'contained':[{'resourceType':'Basic','id':'b','subject':@B,'code':{'text':'x'}}]";
    isNobodys(of("Organization", extension));
    isOf(A, of("AllergyIntolerance", extension + "," + contained + ",'patient':@A"));
  }

  @Test
  void resourceOfNoPatientIsNobodys() {
    isNobodys(of("Organization", "'name':'n'"));
    isNobodys(of("Observation", "'status':'final','code':{'text':'x'}"));
  }

  @Test
  void patientOfAnotherServerIsNoneOfThisOne() {
    isNobodys(
        of("AllergyIntolerance", "'patient':{'reference':'https://other/fhir/Patient/" + A + "'}"));
  }

  @Test
  void binaryIsWhereItsSecurityContextSays() {
    isOf(A, of("Binary", "'contentType':'text/plain','securityContext':@A"));
    isOf(
        B,
        of(
            "Binary",
            "'contentType':'text/plain','securityContext':@E",
            Optional.of(patient(A)),
            Map.of(id(ELSEWHERE), Compartment.of(patient(B)))));
  }

  @Test
  void extensionOfABinaryDoesNotSayWhoseItIs() {
    String meta = "'meta':{'extension':[{'url':'http://e','valueReference':@B}]}";
    isOf(
        A,
        of(
            "Binary",
            meta + ",'contentType':'text/plain','securityContext':@E",
            Optional.empty(),
            Map.of(id(ELSEWHERE), Compartment.of(patient(A)))));
    refused("Binary", meta + ",'contentType':'text/plain'");
  }

  @Test
  void binaryIsWhereWhatRefersToItIs() {
    isOf(A, of("Binary", "'contentType':'text/plain'", Optional.of(patient(A)), Map.of()));
    isOf(
        A,
        of(
            "Binary",
            "'contentType':'text/plain','securityContext':@E",
            Optional.of(patient(A)),
            Map.of(id(ELSEWHERE), Compartment.NONE)));
  }

  @Test
  void whatRefersToItDecidesForABinaryOnly() {
    assertEquals(
        Compartment.NONE, of("Organization", "'name':'n'", Optional.of(patient(A)), Map.of()));
  }

  @Test
  void bundleIsTheirsToWhomItsContentRefers() {
    String allergy = "{'resource':{'resourceType':'AllergyIntolerance','patient':%s}}";
    String one = "'type':'collection','entry':[" + allergy.formatted("@A") + "]";
    isOf(A, of("Bundle", one));
    refused(
        "Bundle",
        "'type':'collection','entry':["
            + allergy.formatted("@A")
            + ","
            + allergy.formatted("@B")
            + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Basic;  'code':{'text':'x'}",
        "Basic;  'code':{'text':'x'},'subject':@E",
        "Binary; 'contentType':'text/plain'",
        "Binary; 'contentType':'text/plain','securityContext':@E",
        "Bundle; 'type':'collection'",
      })
  void patientContentOfAnyKindIsRefusedWhereNoPatientCanBeTold(String type, String members) {
    RejectedCall rejected = refused(type, members);
    assertEquals(422, rejected.status());
    assertEquals("business-rule", rejected.issues().get(0).code());
    assertEquals(type, rejected.issues().get(0).expression());
    assertTrue(rejected.getMessage().startsWith("A " + type), rejected.getMessage());
  }

  private static RejectedCall refused(String type, String members) {
    return assertThrows(UnprocessableResource.class, () -> of(type, members));
  }
}
