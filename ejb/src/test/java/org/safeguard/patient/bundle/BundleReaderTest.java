package org.safeguard.patient.bundle;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.BundleTooLarge;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class BundleReaderTest {

  private static final String HEAD = "{'resourceType':'Bundle','type':'transaction','entry':[";
  private static final String HISTORY = HEAD.replace("transaction", "history");
  private static final String GET = "{'request':{'method':'GET','url':'Patient/1'}}";

  private static IncomingBundle read(byte[] json) {
    try {
      return BundleReader.read(BundleBody.read(new ByteArrayInputStream(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IncomingBundle read(String json) {
    return read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static String post(String resource) {
    return "{'resource':" + resource + ",'request':{'method':'POST','url':'x'}}";
  }

  private static String take(IncomingBundle bundle, int entry) {
    return new String(bundle.take(bundle.entries().get(entry)), UTF_8).replace('"', '\'');
  }

  private static Optional<String> type(IncomingBundle bundle, int entry) {
    return bundle.entries().get(entry).resource().orElseThrow().type().map(ResourceType::name);
  }

  private static RejectedCall refused(byte[] json) {
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> read(json));
    assertFalse(rejected.issues().toString().contains("Zebulon"), "an issue repeats a value");
    return rejected;
  }

  private static RejectedCall refused(String json) {
    return refused(json.replace('\'', '"').getBytes(UTF_8));
  }

  @Test
  void frameIsRead() {
    IncomingBundle bundle =
        read(
            """
            {"type":"transaction","entry":[
              {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
               "resource":{"resourceType":"Patient"},
               "request":{"url":"Patient","method":"POST","ifNoneExist":"identifier=1",
                          "ifMatch":"W/\\"3\\"","ifNoneMatch":"*",
                          "ifModifiedSince":"2026-01-01T00:00:00Z"}},
              {"request":{"method":"DELETE","url":"Patient/1"}}],
             "resourceType":"Bundle"}""");
    assertEquals("transaction", bundle.type());
    assertEquals(2, bundle.entries().size());
    BundleEntry first = bundle.entries().get(0);
    assertEquals(Optional.of("urn:uuid:c757873d-ec9a-4326-a141-556f43239520"), first.fullUrl());
    assertEquals(Optional.of("POST"), first.method());
    assertEquals(Optional.of("Patient"), first.url());
    assertEquals(Optional.of("identifier=1"), first.ifNoneExist());
    assertEquals(Optional.of("W/\"3\""), first.ifMatch());
    assertEquals(Set.of("ifNoneMatch", "ifModifiedSince"), first.notServed());
    assertEquals(
        new BundleEntry(
            1,
            Optional.empty(),
            Optional.of("DELETE"),
            Optional.of("Patient/1"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty()),
        bundle.entries().get(1));
  }

  @Test
  void entryPrintsItsPlaceOnly() {
    assertEquals(
        "Bundle.entry[0]",
        read(HEAD + "{'fullUrl':'urn:Zebulon'," + GET.substring(1) + "]}")
            .entries()
            .get(0)
            .toString());
  }

  @Test
  void resourceIsTakenToTheByteWhereverPiecesMeet() {
    String one = "{ 'resourceType' : 'Patient', 'name':[{'text':'Zoë 😀 \\\\ } {'}] }";
    String two = "{'resourceType':'Basic','id':'ł'}";
    int length = (HEAD + post(one) + post(two)).getBytes(UTF_8).length;
    for (int shift = 0; shift <= length; shift++) {
      String blanks = " ".repeat(BundleBody.PIECE - length + shift);
      IncomingBundle bundle = read(HEAD + blanks + post(one) + "," + post(two) + "]}");
      assertEquals(two, take(bundle, 1), "shift " + shift);
      assertEquals(one, take(bundle, 0), "shift " + shift);
    }
  }

  @Test
  void resourceOfManyPiecesIsTakenToTheByte() {
    String large = "{'resourceType':'Binary','data':'" + "YWJj".repeat(BundleBody.PIECE) + "'}";
    String small = "{'resourceType':'Basic'}";
    IncomingBundle bundle = read(HEAD + post(small) + "," + post(large) + "," + post(small) + "]}");
    assertEquals(large, take(bundle, 1));
    assertEquals(small, take(bundle, 2));
    assertEquals(small, take(bundle, 0));
    assertThrows(IllegalStateException.class, () -> take(bundle, 1));
  }

  @Test
  void typeIsToldWhereverItStandsAndNeverThatOfAnInnerResource() {
    String contained = "'contained':[{'resourceType':'Organization','id':'o'}]";
    IncomingBundle bundle =
        read(
            HEAD
                + post("{'active':true," + contained + ",'resourceType':'Patient'}")
                + ","
                + post("{" + contained + "}")
                + ","
                + post("{'resourceType':'Zebulon'}")
                + ","
                + post("{'resourceType':['Patient']}")
                + "]}");
    assertEquals(Optional.of("Patient"), type(bundle, 0));
    assertEquals(Optional.empty(), type(bundle, 1));
    assertEquals(Optional.empty(), type(bundle, 2));
    assertEquals(Optional.empty(), type(bundle, 3));
  }

  @Test
  void bundleWithinABundleIsAResourceLikeOthers() {
    String inner =
        "{'resourceType':'Bundle','type':'batch','entry':[{'fullUrl':'urn:inner',"
            + "'resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'inner'}}]}";
    IncomingBundle bundle = read(HEAD + post(inner) + "]}");
    assertEquals("transaction", bundle.type());
    assertEquals(1, bundle.entries().size());
    assertEquals(Optional.empty(), bundle.entries().get(0).fullUrl());
    assertEquals(Optional.of("x"), bundle.entries().get(0).url());
    assertEquals(Optional.of("Bundle"), type(bundle, 0));
    assertEquals(inner, take(bundle, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'resource':%s,'response':{'status':'200','outcome':%s}",
        "'response':{'status':'200','outcome':%2$s},'resource':%1$s",
      })
  void outcomeInAResponseIsNotTheEntrysResource(String members) {
    String patient = "{'resourceType':'Patient'}";
    String outcome = "{'resourceType':'Observation','subject':{'reference':'Patient?a=b'}}";
    IncomingBundle bundle =
        read(HISTORY + "{" + members.formatted(patient, outcome) + "," + GET.substring(1) + "]}");
    assertEquals(Optional.of("Patient"), type(bundle, 0));
    assertEquals(List.of(), bundle.entries().get(0).resource().orElseThrow().conditions());
    assertEquals(patient, take(bundle, 0));
  }

  @Test
  void outcomeAloneIsNoResourceOfTheEntry() {
    String response = "'response':{'status':'200','outcome':{'resourceType':'Patient'}}";
    IncomingBundle bundle = read(HISTORY + "{" + response + "," + GET.substring(1) + "]}");
    assertEquals(Optional.empty(), bundle.entries().get(0).resource());
  }

  @Test
  void nothingOfAnEntryIsLeftToTheNext() {
    IncomingBundle bundle =
        read(
            HEAD
                + "{'fullUrl':'urn:a','resource':{'resourceType':'Patient'},"
                + "'request':{'method':'PUT','url':'x','ifMatch':'1','ifNoneExist':'b'}},"
                + "{'fullUrl':'urn:b'}]}");
    BundleEntry second = bundle.entries().get(1);
    assertEquals(Optional.of("urn:b"), second.fullUrl());
    assertEquals(Optional.empty(), second.method());
    assertEquals(Optional.empty(), second.ifMatch());
    assertEquals(Optional.empty(), second.ifNoneExist());
    assertEquals(Optional.empty(), second.resource());
  }

  @Test
  void searchesInPlaceOfTargetsAreTold() {
    String resource =
        "{'resourceType':'Observation','subject':{'reference':'Patient?identifier=1'},"
            + "'note':[{'text':'reference? no'}],'contained':[{'x':{'reference':'Group?a=b'}}],"
            + "'performer':[{'reference':'Practitioner/1'},{'reference':'Group?a=b'}],"
            + "'reference':['a?b']}";
    IncomingBundle bundle = read(HEAD + post(resource) + "," + post(resource) + "]}");
    for (BundleEntry entry : bundle.entries()) {
      assertEquals(
          List.of("Patient?identifier=1", "Group?a=b"),
          entry.resource().orElseThrow().conditions());
    }
  }

  @Test
  void moreDifferentSearchesInPlaceOfTargetsThanEntriesAreRefused() {
    String same = "{'x':[" + conditions(0, 40_000) + "," + conditions(0, 40_000) + "]}";
    assertEquals(
        40_000,
        read(HEAD + post(same) + "]}")
            .entries()
            .get(0)
            .resource()
            .orElseThrow()
            .conditions()
            .size());
    String most = HEAD + post("{'x':[" + conditions(0, 40_000) + "]}") + ",";
    read(most + post("{'x':" + conditions(0, 1) + "}") + "]}");
    UnprocessableResource refused =
        assertThrows(
            UnprocessableResource.class,
            () -> read(most + post("{'x':[" + conditions(40_000, 40_001) + ",no JSON")));
    assertEquals("too-costly", refused.issues().get(0).code());
    assertEquals("Bundle.entry[1].resource", refused.issues().get(0).expression());
  }

  private static String conditions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{'reference':'a?" + i + "'}")
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bundle;                         structure; 'Zebulon':1",
        "Bundle.entry[1];                structure; 'entry':[{'fullUrl':'urn:a'},{'Zebulon':1}]",
        "Bundle.entry[0].request;        structure; 'entry':[{'request':{'method':'GET','url':'a','Zebulon':1}}]",
        "Bundle.entry[0].request.url;    required;  'entry':[{'request':{'method':'GET'}}]",
        "Bundle.entry[0].request.method; code-invalid; 'entry':[{'request':{'method':'Zebulon','url':'a'}}]",
        "Bundle.entry[0].request;        structure; 'entry':[{'request':[{'method':'GET','url':'a'}]}]",
        "Bundle.entry[0].fullUrl;        value;     'entry':[{'fullUrl':'Zebulon Zebulon'}]",
        "Bundle.entry[0].resource;       structure; 'entry':[{'resource':'Zebulon'}]",
        "Bundle.entry[0].resource;       structure; 'entry':[{'resource':[{'resourceType':'Patient'}]}]",
        "Bundle.entry;                   structure; 'entry':{'fullUrl':'urn:a'}",
        "Bundle.entry;                   structure; 'entry':[]",
        "Bundle.entry[0];                structure; 'entry':[{}]",
      })
  void brokenRuleOfTheFrameIsNamedWithItsPlace(String expression, String code, String members) {
    RejectedCall rejected = refused("{'resourceType':'Bundle','type':'batch'," + members + "}");
    assertEquals(1, rejected.issues().size(), rejected.issues().toString());
    assertEquals(expression, rejected.issues().get(0).expression());
    assertEquals(code, rejected.issues().get(0).code());
  }

  @Test
  void resourceAndOtherMembersTwiceAreRefused() {
    String resource = "'resource':{'resourceType':'Patient'}";
    refused(HEAD + "{" + resource + "," + resource + "}]}");
    refused(HEAD + GET + "],'entry':[" + GET + "]}");
    refused("{'resourceType':'Bundle','type':'batch','type':'transaction'}");
  }

  @Test
  void typeIsRequired() {
    assertEquals("Bundle.type", refused("{'resourceType':'Bundle'}").issues().get(0).expression());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "[]",
        "'a'",
        "{}",
        "<Bundle/>",
        "{'resourceType':'Patient'}",
        "{'a'"
      })
  void whatIsNoBundleIsRefused(String content) {
    refused(content);
  }

  @Test
  void truncatedAnywhereIsRefused() {
    byte[] whole =
        (HEAD + post("{'resourceType':'Patient','name':[{'text':'Zebulon ë'}]}") + "," + GET + "]}")
            .replace('\'', '"')
            .getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length));
    }
    assertEquals(2, read(whole).entries().size());
  }

  @Test
  void whatFollowsTheBundleIsRefused() {
    refused(HEAD + GET + "]}{}");
    refused(HEAD + GET + "]} ]");
  }

  @Test
  void byteOrderMarkAndOtherEncodingsAreRefused() {
    String json = (HEAD + GET + "]}").replace('\'', '"');
    refused(("\uFEFF" + json).getBytes(UTF_8));
    refused(json.getBytes(UTF_16LE));
    refused(json.getBytes(UTF_16BE));
    refused(("\uFEFF" + json).getBytes(UTF_16LE));
    refused(("\uFEFF" + json).getBytes(UTF_16BE));
  }

  @Test
  void deepNestingIsRefused() {
    for (int depth : new int[] {200, 100_000}) {
      refused(HEAD + post("{'x':" + "[".repeat(depth) + "]".repeat(depth) + "}") + "]}");
    }
  }

  @Test
  void fortyThousandEntriesAreTakenAndOneMoreIsTooMany() {
    String most = GET + ("," + GET).repeat(IncomingBundle.MOST_ENTRIES - 1);
    assertEquals(IncomingBundle.MOST_ENTRIES, read(HEAD + most + "]}").entries().size());
    BundleTooLarge refused =
        assertThrows(BundleTooLarge.class, () -> read(HEAD + most + "," + GET + "]}"));
    assertEquals(413, refused.status());
    // Said at that entry, not at the end: what follows is not even read.
    assertThrows(BundleTooLarge.class, () -> read(HEAD + most + "," + GET + ",no JSON"));
    assertTrue(refused.getMessage().contains("40,000"), refused.getMessage());
  }

  @Test
  void longDataOfAResourceIsPassedOver() {
    String binary = "{'resourceType':'Binary','data':'" + "A".repeat(5 << 20) + "'}";
    IncomingBundle bundle = read(HEAD + post(binary) + "]}");
    assertEquals(binary, take(bundle, 0));
  }

  @Test
  void longTextOfTheFrameIsRefusedWhereItStands() {
    String text = "Zebulon".repeat(200_000);
    RejectedCall url = refused(HEAD + GET + ",{'fullUrl':'" + text + "'}]}");
    assertEquals("Bundle.entry[1].fullUrl", url.issues().get(0).expression());
    RejectedCall reference = refused(HEAD + post("{'reference':'" + text + "'}") + "]}");
    assertEquals("Bundle.entry[0].resource", reference.issues().get(0).expression());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'fullUrl':'urn:%s'}", "{'resource':{'reference':'Zebulon?%s'}}"})
  void addressesAndSearchesThatAreLongInAllAreRefused(String entry) {
    String text = "Zebulon".repeat(100_000);
    String entries =
        IntStream.range(0, 48)
            .mapToObj(i -> entry.formatted(text + i))
            .collect(Collectors.joining(","));
    byte[] json = (HEAD + entries + "]}").replace('\'', '"').getBytes(UTF_8);
    UnprocessableResource refused = assertThrows(UnprocessableResource.class, () -> read(json));
    assertEquals("too-costly", refused.issues().get(0).code());
    assertTrue(refused.issues().get(0).expression().startsWith("Bundle.entry[47]."));
    assertFalse(refused.issues().toString().contains("Zebulon"));
  }
}
