package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class IncomingResourceTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.700Z");
  private static final String HEAD =
      "{\"resourceType\":\"Patient\",\"id\":\"01890000-0000-7000-8000-000000000001\","
          + "\"meta\":{\"versionId\":\"3\",\"lastUpdated\":\"2026-02-03T04:05:06.700Z\"";

  private static final String GROUP = "'type':'person','actual':true";

  private static IncomingResource patient(String json) {
    return IncomingResource.parse(ResourceType.PATIENT, json.getBytes(UTF_8), "https://h/fhir");
  }

  /** A Patient with these members. */
  private static IncomingResource with(String members) {
    return patient("{\"resourceType\":\"Patient\"," + members.replace('\'', '"') + "}");
  }

  private static String stored(IncomingResource resource) {
    return new String(resource.json(ID, 3, NOW), UTF_8);
  }

  private static Issue onlyIssue(String members) {
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> with(members));
    assertEquals(1, rejected.issues().size(), rejected.issues().toString());
    return rejected.issues().get(0);
  }

  private static void refusedAt(String expression, String code, String members) {
    Issue issue = onlyIssue(members);
    assertEquals(expression, issue.expression());
    assertEquals(code, issue.code());
  }

  @Test
  void serversMembersArePutIn() {
    assertEquals(HEAD + "},\"active\":true}", stored(with("'active':true")));
  }

  @Test
  void clientsIdVersionAndTimeAreReplaced() {
    String members =
        "'id':'mine','meta':{'versionId':'9','lastUpdated':'2020-01-01T00:00:00Z'},'active':true";
    assertEquals(HEAD + "},\"active\":true}", stored(with(members)));
  }

  @Test
  void clientsOtherMetaIsKept() {
    String members =
        "'meta':{'versionId':'9','profile':['http://p'], 'tag':[ {'code':'t'} ],'source':'#s'}";
    assertEquals(
        HEAD + ",\"profile\":[\"http://p\"],\"tag\":[{\"code\":\"t\"}],\"source\":\"#s\"}}",
        stored(with(members)));
  }

  @Test
  void extensionsOfTheServersValuesGoWithThem() {
    String members = "'meta':{'_versionId':{'id':'x'},'_lastUpdated':{'id':'y'}},'active':true";
    assertEquals(HEAD + "},\"active\":true}", stored(with(members)));
  }

  @Test
  void escapedNameOfIdIsTheId() {
    IncomingResource resource = with("'\\u0069d':'mine','m\\u0065ta':{'version\\u0049d':'9'}");
    assertEquals(Optional.of("mine"), resource.clientId());
    assertEquals(HEAD + "}}", stored(resource));
  }

  @Test
  void idAndMetaOfContainedResourcesAreKept() {
    String contained =
        "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"o\","
            + "\"meta\":{\"versionId\":\"1\"},\"name\":\"n\"}]";
    assertEquals(HEAD + "}," + contained + "}", stored(with(contained)));
  }

  @Test
  void whitespaceWithinStringsIsKept() {
    String members = "'name' : [ {\r\n\t'text' : ' a  \\\"b\\\\ \\u00e9 ' } ] ";
    assertEquals(
        HEAD + "},\"name\":[{\"text\":\" a  \\\"b\\\\ \\u00e9 \"}]}", stored(with(members)));
  }

  @Test
  void resourceTypeMayStandLast() {
    IncomingResource resource = patient("{\"active\":true,\"resourceType\":\"Patient\"}");
    assertEquals(HEAD + "},\"active\":true}", stored(resource));
  }

  @Test
  void numbersAreKeptAsText() {
    String value =
        "'extension':[{'url':'http://e','valueDecimal':1.00},"
            + "{'url':'http://e','valueDecimal':123456789012345678901234567890.123E-70}]";
    assertEquals(HEAD + "}," + value.replace('\'', '"') + "}", stored(with(value)));
  }

  @Test
  void otherTypeThanTheUrlsIsRefused() {
    RejectedCall rejected =
        assertThrows(InvalidResource.class, () -> patient("{\"resourceType\":\"Observation\"}"));
    assertEquals(400, rejected.status());
    assertEquals("Patient", rejected.issues().get(0).expression());
  }

  @Test
  void resourceTypeIsRequired() {
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> patient("{\"active\":true}"));
    assertEquals("Patient.resourceType", rejected.issues().get(0).expression());
    assertEquals("required", rejected.issues().get(0).code());
  }

  @Test
  void resourceTypeTwiceIsRefused() {
    refusedAt("Patient", "structure", "'resourceType':'Patient'");
  }

  @Test
  void unknownElementIsRefusedWithItsPlace() {
    refusedAt("Patient", "structure", "'shoeSize':44");
    refusedAt("Patient.name[1]", "structure", "'name':[{'text':'a'},{'fam':'b','text':'c'}]");
  }

  @Test
  void noIssueRepeatsWhatTheClientWrote() {
    String members =
        "'Zebulon':1,'gender':'Zebulon','birthDate':'Zebulon','name':[{'Zebulon':2}],"
            + "'contact':'Zebulon','photo':[{'url':'Zebulon Zebulon'}]";
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> with(members));
    assertFalse(rejected.issues().toString().contains("Zebulon"));
    assertEquals(6, rejected.issues().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Patient.gender;          code-invalid; 'gender':'m'",
        "Patient.link[0].type;    code-invalid; 'link':[{'other':{'display':'a'},'type':'x'}]",
        "Patient.birthDate;       value;        'birthDate':'2001-02-29'",
        "Patient.birthDate;       value;        'birthDate':'01.02.2001'",
        "Patient.birthDate;       value;        'birthDate':''",
        "Patient.birthDate;       structure;    'birthDate':20010203",
        "Patient.birthDate;       structure;    'birthDate':null",
        "Patient.birthDate;       structure;    'birthDate':['2001-02-03']",
        "Patient.active;          structure;    'active':'true'",
        "Patient.deceased;        structure;    'deceasedBoolean':true,'deceasedDateTime':'2001'",
        "Patient.deceased;        structure;    'deceasedBoolean':true,'_deceasedDateTime':{'id':'a'}",
        "Patient;                 structure;    'deceasedString':'yes'",
        "Patient.name;            structure;    'name':{'text':'a'}",
        "Patient.name;            structure;    'name':[]",
        "Patient.name[0];         structure;    'name':[{}]",
        "Patient.name[0];         structure;    'name':[null]",
        "Patient.name[0];         structure;    'name':['a']",
        "Patient.name[0];         structure;    'name':[['a']]",
        "Patient.name[0].given[1]; value;       'name':[{'given':['a','']}]",
        "Patient.name[0].given[1]; structure;   'name':[{'given':['a',null]}]",
        "Patient.name[0].given[0]; structure;   'name':[{'given':[null],'_given':[null,{'id':'a'}]}]",
        "Patient.name[0].given[1]; structure;   'name':[{'given':['a'],'_given':[{'id':'b'},null]}]",
        "Patient.name[0].family;  structure;    'name':[{'family':'a','family':'b'}]",
        "Patient.maritalStatus;   structure;    'maritalStatus':[{'text':'a'}]",
        "Patient.multipleBirth;   structure;    'multipleBirthInteger':1.5",
        "Patient.multipleBirth;   value;        'multipleBirthInteger':3000000000",
        "Patient.telecom[0].rank; value;        'telecom':[{'value':'a','rank':0}]",
        "Patient.identifier[0].system; value;   'identifier':[{'system':'a b','value':'c'}]",
        "Patient.communication[0].language; required; 'communication':[{'preferred':true}]",
        "Patient.text.status;     required;     'text':{'div':'<div>a</div>'}",
        "Patient.text.div;        value;        'text':{'status':'empty','div':'a'}",
        "Patient.extension[0].url; required;    'extension':[{'valueString':'a'}]",
        "Patient.birthDate.extension[0].value; structure; '_birthDate':{'extension':[{'url':'http://a','valueCode':1}]}",
        "Patient.birthDate;       structure;    '_birthDate':{}",
        "Patient;                 structure;    '_id':{'extension':[{'url':'http://a','valueCode':'b'}]}",
        "Patient.contained[0];    structure;    'contained':[{'resourceType':'Thing'}]",
        "Patient.contained[0];    structure;    'contained':[{'id':'a'}]",
        "Patient.contained[0];    structure;    'contained':[{'resourceType':'Organization','id':'a','x':1}]",
        "Patient.contained[0].id; required;     'contained':[{'resourceType':'Organization','name':'a'}]",
        "Patient.contained[1].id; structure;    'contained':[{'resourceType':'Organization','id':'a','name':'a'},{'id':'a','resourceType':'Group','type':'person','actual':true}]",
        "Patient.meta.profile[0]; structure;    'meta':{'profile':[1]}",
        "Patient.meta;            structure;    'meta':'a'",
        "Patient.id;              value;        'id':'../etc'",
      })
  void brokenRuleIsNamedWithItsPlace(String expression, String code, String members) {
    refusedAt(expression, code, members);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'birthDate':'2000-02-29'",
        "'gender':'other','deceasedDateTime':'2020-01-01T00:00:00.123456+14:00'",
        "'_gender':{'extension':[{'url':'http://a','valueCode':'b'}]}",
        "'gender':'female','_gender':{'id':'a'}",
        "'name':[{'given':['a',null],'_given':[null,{'id':'b'}]}]",
        "'name':[{'_given':[null,{'id':'b'}],'given':['a',null]}]",
        "'name':[{'given':['a','b'],'_given':[{'id':'b'}]}]",
        "'link':[{'other':{'display':'a'},'_type':{'id':'b'}}]",
        "'managingOrganization':{'reference':'#o'},'contained':[{'name':'n','id':'o','resourceType':'Organization'}]",
        "'extension':[{'url':'http://a','extension':[{'url':'b','valueQuantity':{'value':1e3}}]}]",
        "'modifierExtension':[{'url':'http://a','valueBoolean':true}]",
        "'contact':[{'extension':[{'url':'http://a','valueBoolean':true}],'gender':'male'}]",
      })
  void soundResourceIsTaken(String members) {
    assertEquals(HEAD + "}," + members.replace('\'', '"') + "}", stored(with(members)));
  }

  @Test
  void brokenInvariantAloneIs422() {
    RejectedCall rejected =
        assertThrows(UnprocessableResource.class, () -> with("'extension':[{'url':'http://a'}]"));
    assertEquals(List.of("Patient.extension[0]"), expressions(rejected));
    assertThrows(
        UnprocessableResource.class,
        () ->
            with(
                "'contained':[{'resourceType':'Patient','id':'a','contained':"
                    + "[{'resourceType':'Patient','id':'b'}]}]"));
    assertThrows(
        InvalidResource.class, () -> with("'extension':[{'url':'http://a'}],'gender':'m'"));
  }

  private static List<String> expressions(RejectedCall rejected) {
    return rejected.issues().stream().map(Issue::expression).toList();
  }

  @Test
  void moreValuesToSearchByThanTheIndexTakesAreRefused() {
    String enough = "\"n\",".repeat(999) + "\"n\"";
    with("'name':[{'given':[" + enough + "]}]");
    refusedAsTooCostly("'name':[{'given':[" + enough + ",'n']}]");
  }

  @Test
  void valueToSearchByThatIsTooLongIsRefused() {
    with("'identifier':[{'value':'" + "1".repeat(2_000) + "'}]");
    refusedAsTooCostly("'identifier':[{'value':'" + "1".repeat(2_001) + "'}]");
    refusedAsTooCostly("'identifier':[{'system':'a:" + "1".repeat(2_000) + "','value':'1'}]");
  }

  @Test
  void moreLinksThanAProvenanceOfTheLargestBundleNeedsAreRefused() {
    for (String reference : new String[] {"Group/1", "#"}) {
      String one = "{'reference':'" + reference + "'}";
      String most = "'generalPractitioner':[" + (one + ",").repeat(99_999) + one;
      with(most + "]");
      refusedAsTooCostly(
          "Patient.generalPractitioner[100000].reference", most + "," + one + ",no JSON");
    }
  }

  @Test
  void moreContainedResourcesThanAnyNeedsAreRefused() {
    String most =
        "'contained':["
            + IntStream.range(0, 10_000)
                .mapToObj(i -> "{'resourceType':'Group','id':'" + i + "'," + GROUP + "}")
                .collect(Collectors.joining(","));
    with(most + "]");
    refusedAsTooCostly(
        "Patient.contained[10000].id", most + ",{'resourceType':'Group','id':'more',no JSON");
  }

  @Test
  void resourcesInABundleContainUnderIdsOfTheirOwnAndAreCountedTogether() {
    String entry =
        "{'resource':{'resourceType':'Patient','contained':[{'resourceType':'Group','id':'a',"
            + GROUP
            + "}]}}";
    String most =
        "{'resourceType':'Bundle','type':'collection','entry':["
            + (entry + ",").repeat(9_999)
            + entry;
    ofBundle(most + "]}");
    RejectedCall rejected =
        assertThrows(UnprocessableResource.class, () -> ofBundle(most + "," + entry + ",no JSON"));
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals(List.of("Bundle.entry[10000].resource.contained[0].id"), expressions(rejected));
  }

  private static void ofBundle(String json) {
    IncomingResource.parse(
        ResourceType.find("Bundle").orElseThrow(),
        json.replace('\'', '"').getBytes(UTF_8),
        "https://h/fhir");
  }

  private static void refusedAsTooCostly(String expression, String members) {
    RejectedCall rejected = assertThrows(UnprocessableResource.class, () -> with(members));
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals(expression, rejected.issues().get(0).expression());
  }

  private static void refusedAsTooCostly(String members) {
    RejectedCall rejected = assertThrows(UnprocessableResource.class, () -> with(members));
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertFalse(rejected.getMessage().contains("111"), rejected.getMessage());
  }

  @Test
  void twentyIssuesAreEnough() {
    String members = "'photo':[" + "1,".repeat(99) + "1]";
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> with(members));
    assertEquals(20, rejected.issues().size());
    assertEquals("Patient.photo[19]", rejected.issues().get(19).expression());
  }

  @Test
  void updateAsksForTheSameIdAsTheUrl() {
    with("'id':'" + ID + "'").requireId(ID);
    assertThrows(InvalidResource.class, () -> with("'id':'other'").requireId(ID));
    assertThrows(InvalidResource.class, () -> with("'active':true").requireId(ID));
  }

  @Test
  void idOfAnElementIsNotTheResources() {
    assertEquals(Optional.empty(), with("'name':[{'id':'n','text':'a'}]").clientId());
  }

  @Test
  void timeIsWrittenWithMillisecondsEvenWhenNone() {
    String json = new String(with("'active':true").json(ID, 1, Instant.EPOCH), UTF_8);
    assertEquals(
        "1970-01-01T00:00:00.000Z", json.substring(json.indexOf("1970"), json.indexOf("Z\"") + 1));
  }
}
