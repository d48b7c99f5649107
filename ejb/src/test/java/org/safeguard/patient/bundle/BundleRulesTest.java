package org.safeguard.patient.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.RejectedCall;

class BundleRulesTest {

  private static final String HEAD = "{'resourceType':'Bundle','type':'transaction','entry':[";
  private static final String GET = "{'request':{'method':'GET','url':'Patient/1'}}";

  private static IncomingBundle read(String json) {
    byte[] utf8 = json.replace('\'', '"').getBytes(UTF_8);
    try {
      return BundleReader.read(BundleBody.read(new ByteArrayInputStream(utf8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RejectedCall refused(String json) {
    RejectedCall rejected = assertThrows(InvalidResource.class, () -> read(json));
    assertFalse(rejected.issues().toString().contains("Zebulon"), "an issue repeats a value");
    return rejected;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
        "urn:uuid:C757873D-EC9A-4326-A141-556F43239520",
        "URN:UUID:c757873d-ec9a-4326-a141-556f43239520",
        "urn:oid:1.2.840",
        "urn:a",
        "https://a/fhir/Patient/12",
        "https://a/fhir/Zebulon/12",
        "https://a/Group/Patient/12",
        "https://a/fhir/Group/12/",
        "http://a",
      })
  void absoluteFullUrlIsTaken(String fullUrl) {
    IncomingBundle bundle = read(HEAD + posted(fullUrl) + "]}");
    assertEquals(Optional.of(fullUrl), bundle.entries().get(0).fullUrl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1",
        "12:a",
        "Patient/1",
        "/Patient/1",
        "//a/fhir/Patient/1",
        "#a",
        ":a",
        "urn:",
        "urn:uuid:1",
        "urn:uuid:",
        "URN:UUID:Zebulon",
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520/x",
        "urn:uuid:c757873dec9a4326a141556f43239520",
        "urn:oid:",
        "urn:oid:3.1",
        "urn:OID:1.02",
        "https://a/fhir/Patient/1/_history/2",
        "https://a/fhir/Group/12",
      })
  void otherFullUrlIsRefusedAtItsPlaceWithoutItsText(String fullUrl) {
    for (String type : new String[] {"batch", "transaction"}) {
      RejectedCall rejected =
          refused(HEAD.replace("transaction", type) + GET + "," + posted(fullUrl) + "]}");
      assertEquals(400, rejected.status());
      assertEquals(
          List.of("Bundle.entry[1].fullUrl", "invalid"),
          List.of(rejected.issues().get(0).expression(), rejected.issues().get(0).code()));
    }
  }

  private static String posted(String fullUrl) {
    return "{'fullUrl':'"
        + fullUrl
        + "','resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient'}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bundle.total;             'total':1",
        "Bundle.entry[1].search;   'entry':[%s,{'search':{'mode':'match'},%s]",
        "Bundle.entry[1].search;   'entry':[%s,{'search':{'id':'a'},%s]",
        "Bundle.entry[1].response; 'entry':[%s,{'response':{'status':'200'},%s]",
      })
  void whatStandsOnlyInAnswersIsRefusedInARequest(String expression, String members) {
    String bundle = "{'resourceType':'Bundle'," + members.formatted(GET, GET.substring(1));
    for (String type : new String[] {"batch", "transaction"}) {
      RejectedCall rejected = refused(bundle + ",'type':'" + type + "'}");
      assertEquals(400, rejected.status());
      assertEquals(
          List.of(expression, "invalid"),
          List.of(rejected.issues().get(0).expression(), rejected.issues().get(0).code()));
    }
    assertEquals("history", read(bundle + ",'type':'history'}").type());
  }

  @Test
  void brokenRulesAreNamedUpToTwenty() {
    String entry = posted("x");
    assertEquals(20, refused(HEAD + (entry + ",").repeat(99) + entry + "]}").issues().size());
  }
}
