package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.incoming.IncomingReference.Role;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class LinkRewritingTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  private static final String HEAD =
      "{\"resourceType\":\"Patient\",\"id\":\"01890000-0000-7000-8000-000000000001\","
          + "\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"1970-01-01T00:00:00.000Z\"";
  private static final String STORED = "Patient/01890000-0000-7000-8000-00000000000a";

  /** Of the bundle: what was a link there, and what it is once stored. */
  private static final Map<String, String> MOVED =
      Map.of(
          "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
          STORED,
          "urn:u",
          STORED,
          "http://elsewhere/fhir/a-very-long-path/that-goes-on-and-on/Organization/12",
          "Organization/1",
          "x\"y\\",
          STORED);

  private static final Links LINKS =
      (text, reference) ->
          Optional.ofNullable(MOVED.get(text))
              .map(Links.Answer::replaceBy)
              .orElse(Links.Answer.keep());

  private static IncomingResource parse(String json, Links links) {
    return IncomingResource.parse(
        ResourceType.PATIENT,
        json.replace('\'', '"').getBytes(UTF_8),
        "https://h/fhir",
        "Bundle.entry[3].resource",
        links);
  }

  private static IncomingResource with(String members) {
    return parse("{'resourceType':'Patient'," + members + "}", LINKS);
  }

  private static String stored(String members) {
    return new String(with(members).json(ID, 1, Instant.EPOCH), UTF_8);
  }

  private static void becomes(String expectedMembers, String members) {
    assertEquals(HEAD + "}," + expectedMembers.replace('\'', '"') + "}", stored(members));
  }

  @Test
  void referenceWithinWhitespaceIsReplaced() {
    becomes(
        "'managingOrganization':{'reference':'" + STORED + "','display':' a  b '},'active':true",
        "'managingOrganization' : {\r\n 'reference'\t:\n  'urn:u'  ,\n 'display' : ' a  b ' } ,"
            + " 'active' : true ");
  }

  @ParameterizedTest
  @CsvSource({
    "urn:u," + STORED,
    "urn:uuid:c757873d-ec9a-4326-a141-556f43239520," + STORED,
    "http://elsewhere/fhir/a-very-long-path/that-goes-on-and-on/Organization/12,Organization/1",
  })
  void longerAndShorterTextTakesThePlaceOfAnother(String sent, String kept) {
    becomes(
        "'active':true,'managingOrganization':{'reference':'" + kept + "'},'gender':'other'",
        "'active':true,'managingOrganization':{'reference':'" + sent + "'},'gender':'other'");
  }

  @Test
  void escapesInAndBeforeALinkDoNotShiftIt() {
    becomes(
        "'name':[{'text':'\\\\\\\"\\u00e9 😀 \\\"urn:u\\\"'}],"
            + "'managingOrganization':{'display':'\\\\','reference':'"
            + STORED
            + "'}",
        "'name':[{'text':'\\\\\\\"\\u00e9 😀 \\\"urn:u\\\"'}],"
            + "'managingOrganization':{'display':'\\\\','reference':'x\\\"y\\\\'}");
    becomes(
        "'managingOrganization':{'reference':'" + STORED + "'}",
        "'managingOrganization':{'reference':'urn\\u003au'}");
  }

  @Test
  void linkInMetaIsReplaced() {
    String meta =
        "'meta':{'versionId':'9','extension':[{'url':'http://e','valueReference':{'reference':"
            + "'%s'}}],'lastUpdated':'2020-01-01T00:00:00Z','profile':['%s','http://p']}";
    String kept = meta.formatted(STORED, STORED).replaceFirst(".*?'extension", "'extension");
    kept = kept.replace("'lastUpdated':'2020-01-01T00:00:00Z',", "");
    assertEquals(
        HEAD + "," + kept.replace('\'', '"') + ",\"active\":true}",
        stored(meta.formatted("urn:u", "urn:u") + ",'active':true"));
  }

  @Test
  void linkInContainedResourceIsReplaced() {
    String contained =
        "'contained':[{'resourceType':'Organization','id':'o','meta':{'source':'%s'},"
            + "'partOf':{'reference':'%s'}}]";
    becomes(contained.formatted(STORED, STORED), contained.formatted("urn:u", "urn:u"));
  }

  @Test
  void linkInExtensionsIsReplacedEvenBesideAPrimitive() {
    String members =
        "'extension':[{'url':'%1$s','extension':[{'url':'b','valueReference':{'reference':'%1$s'}}]}],"
            + "'_birthDate':{'extension':[{'url':'http://a','valueReference':{'reference':'%1$s'}}]}";
    becomes(members.formatted(STORED), members.formatted("urn:u"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"valueUri", "valueUrl", "valueCanonical"})
  void otherAddressesAreReplacedToo(String value) {
    String members = "'extension':[{'url':'http://e','" + value + "':'%s'}]";
    becomes(members.formatted(STORED), members.formatted("urn:u"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"valueString", "valueCode", "valueMarkdown"})
  void whatIsNoAddressIsKept(String value) {
    String members = "'extension':[{'url':'http://e','" + value + "':'urn:u'}]";
    becomes(members, members);
  }

  @Test
  void manyLinksInOneResourceAreReplaced() {
    String link = "{'reference':'%s'},{'reference':'Practitioner/x'},{'display':'urn:u'}";
    String list = "'generalPractitioner':[" + (link + ",").repeat(500) + link + "]";
    becomes(list.replace("%s", STORED), list.replace("%s", "urn:u"));
  }

  @Test
  void moreAddressesToReplaceThanLinksAreTakenAreRefused() {
    String most = "'meta':{'profile':[" + "'urn:u',".repeat(99_999) + "'urn:u'";
    with(most + ",'http://p']}");
    RejectedCall rejected =
        assertThrows(UnprocessableResource.class, () -> with(most + ",'urn:u'" + ",no JSON"));
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals(
        "Bundle.entry[3].resource.meta.profile[100000]", rejected.issues().get(0).expression());
  }

  @Test
  void referencesAreThoseThatAreStored() {
    IncomingReference reference =
        with("'link':[{'other':{'reference':'urn:u'},'type':'seealso'}]").references().get(0);
    assertEquals("Bundle.entry[3].resource.link[0].other.reference", reference.place());
    assertEquals(Role.COMPARTMENT, reference.role());
    assertEquals(
        Optional.of(STORED),
        reference.target().patient().map(PatientId::toString).map("Patient/"::concat));
  }

  @Test
  void ofAPlaceThatIsNestedVeryDeeplyAnElementAroundItIsKept() {
    String start = "Bundle.entry[3].resource.contact[0]";
    assertEquals(start + ".extension[0]".repeat(5) + ".value.reference", placeWithin(5));
    assertEquals(start + ".extension[0]".repeat(7), placeWithin(30));
  }

  private static String placeWithin(int extensions) {
    String json =
        "'contact':[{"
            + "'extension':[{'url':'http://e',".repeat(extensions)
            + "'valueReference':{'reference':'"
            + STORED
            + "'}"
            + "}]".repeat(extensions)
            + "}]";
    return with(json).references().get(0).place();
  }

  @Test
  void faultOfALinkIs422AtItsPlaceWithoutItsText() {
    Links none =
        (text, reference) -> reference ? Links.Answer.fault("Nothing.") : LINKS.of(text, false);
    RejectedCall rejected =
        assertThrows(
            UnprocessableResource.class,
            () ->
                parse(
                    "{'resourceType':'Patient','managingOrganization':{'reference':'Zebulon'}}",
                    none));
    assertEquals(
        List.of(
            Issue.at(
                "Bundle.entry[3].resource.managingOrganization.reference",
                "not-found",
                "Nothing.")),
        rejected.issues());
    assertFalse(rejected.getMessage().contains("Zebulon"));
  }

  @Test
  void searchInPlaceOfATargetIs422OutsideATransaction() {
    String json =
        "{'resourceType':'Patient','managingOrganization':{'reference':'Organization?name=a'}}";
    RejectedCall rejected =
        assertThrows(
            UnprocessableResource.class,
            () -> parse(json, Links.ofOneResource(ResourceType.PATIENT)));
    assertEquals(422, rejected.status());
    assertEquals(
        "Bundle.entry[3].resource.managingOrganization.reference",
        rejected.issues().get(0).expression());
    // A query in another address is none of a target.
    parse(
        "{'resourceType':'Patient','implicitRules':'http://a?b=c'}",
        Links.ofOneResource(ResourceType.PATIENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
        "URN:UUID:C757873D-EC9A-4326-A141-556F43239520",
        "urn:Uuid:Zebulon",
        "urn:oid:1.2.3",
        "Urn:OID:1.2.3",
      })
  void nameThatOnlyABundleResolvesIs422OutsideATransaction(String name) {
    Links links = Links.ofOneResource(ResourceType.PATIENT);
    RejectedCall rejected =
        assertThrows(
            UnprocessableResource.class,
            () ->
                parse(
                    "{'resourceType':'Patient','managingOrganization':{'reference':'%s'}}"
                        .formatted(name),
                    links));
    assertEquals(
        List.of(
            Issue.at(
                "Bundle.entry[3].resource.managingOrganization.reference",
                "not-found",
                "A reference may name its target by a fullUrl in a transaction only.")),
        rejected.issues());
    // Names of other things, such as a code system, lead to no resource.
    parse("{'resourceType':'Patient','implicitRules':'%s'}".formatted(name), links);
  }

  @Test
  void bundleThatIsStoredAsOneResourceKeepsTheNamesWithinIt() {
    String name = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";
    String bundle =
        ("{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl':'%s','resource':"
                + "{'resourceType':'Organization','name':'a','partOf':{'reference':'%s'}}}]}")
            .formatted(name, name);
    ResourceType type = ResourceType.find("Bundle").orElseThrow();
    IncomingResource kept =
        IncomingResource.parse(type, bundle.replace('\'', '"').getBytes(UTF_8), "https://h/fhir");
    assertEquals(List.of(), kept.references());
  }

  @Test
  void fragmentLeadsToAContainedResourceOrIs422() {
    String organization = "'managingOrganization':{'reference':'#o'}";
    RejectedCall rejected = assertThrows(UnprocessableResource.class, () -> with(organization));
    assertEquals(422, rejected.status());
    assertEquals("invariant", rejected.issues().get(0).code());
    assertEquals(
        "Bundle.entry[3].resource.managingOrganization.reference",
        rejected.issues().get(0).expression());
    String contained = "'contained':[{'resourceType':'Organization','id':'%s','name':'n'}]";
    with(organization + "," + contained.formatted("o"));
    with(contained.formatted("o") + "," + organization);
    assertThrows(
        UnprocessableResource.class, () -> with(organization + "," + contained.formatted("other")));
    // The id of an element or of the resource itself is not a contained resource's.
    assertThrows(
        UnprocessableResource.class,
        () -> with("'id':'o','name':[{'id':'o','text':'a'}]," + organization));
  }

  @Test
  void emptyFragmentIsTheResourceItself() {
    with(
        "'contained':[{'resourceType':'Organization','id':'o','partOf':{'reference':'#'}}],"
            + "'managingOrganization':{'reference':'#o'}");
  }

  @Test
  void indexTakesUpWhatIsStored() {
    List<IndexTerm> terms = with("'identifier':[{'system':'urn:u','value':'7'}]").terms();
    assertEquals(new IndexTerm("Patient.identifier", STORED + "|7"), terms.get(0));
  }

  @Test
  void replacedLinkDoesNotHideWhatIsWrongElsewhere() {
    assertThrows(
        InvalidResource.class,
        () -> with("'managingOrganization':{'reference':'urn:u'},'gender':'m'"));
  }
}
