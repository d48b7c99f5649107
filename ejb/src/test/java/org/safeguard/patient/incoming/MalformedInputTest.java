package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceType;

class MalformedInputTest {

  private static final byte[] PATIENT =
      """
      {"resourceType":"Patient","id":"a","meta":{"tag":[{"code":"Zebulon"}]},
       "name":[{"family":"Zebulon","given":["Zéb","ł"]}],"multipleBirthInteger":2,"active":true,
       "extension":[{"url":"http://z","valueDecimal":1.00}],"birthDate":"1970-01-01"}"""
          .getBytes(UTF_8);

  private static RejectedCall refused(byte[] bytes) {
    RejectedCall rejected =
        assertThrows(
            InvalidResource.class,
            () -> IncomingResource.parse(ResourceType.PATIENT, bytes, "https://h/fhir"));
    assertFalse(rejected.issues().toString().contains("Zeb"), "an issue repeats a value");
    return rejected;
  }

  @Test
  void theWholePatientIsTaken() {
    assertDoesNotThrow(
        () -> IncomingResource.parse(ResourceType.PATIENT, PATIENT, "https://h/fhir"));
  }

  @Test
  void truncatedAnywhereIsRefused() {
    for (int length = 0; length < PATIENT.length; length++) {
      refused(Arrays.copyOf(PATIENT, length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x80, 0xC0, 0xE9, 0xED, 0xF5, 0xFF})
  void byteThatIsNoUtf8IsRefusedAnywhere(int bad) {
    for (int place = 0; place <= PATIENT.length; place++) {
      byte[] bytes = new byte[PATIENT.length + 1];
      System.arraycopy(PATIENT, 0, bytes, 0, place);
      bytes[place] = (byte) bad;
      System.arraycopy(PATIENT, place, bytes, place + 1, PATIENT.length - place);
      refused(bytes);
    }
  }

  @Test
  void overlongFormsAndSurrogatesInUtf8AreRefused() {
    refused(inFamily(new byte[] {(byte) 0xC1, (byte) 0xA1}));
    refused(inFamily(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
  }

  private static byte[] inFamily(byte[] content) {
    byte[] head = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a".getBytes(UTF_8);
    byte[] tail = "\"}]}".getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + content.length + tail.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "\\u0000", "\\u0007"})
  void escapedHalfSurrogatesAndControlCharactersAreRefused(String escape) {
    refused(inFamily(escape.getBytes(UTF_8)));
  }

  @Test
  void byteOrderMarkAndOtherEncodingsAreRefused() {
    String patient = new String(PATIENT, UTF_8);
    refused(("\uFEFF" + patient).getBytes(UTF_8));
    refused(patient.getBytes(UTF_16LE));
    refused(("\uFEFF" + patient).getBytes(UTF_16LE));
  }

  @Test
  void deepNestingIsRefused() {
    for (int depth : new int[] {200, 100_000}) {
      String extensions = "\"extension\":[{\"url\":\"http://a\",".repeat(depth);
      refused(("{\"resourceType\":\"Patient\"," + extensions).getBytes(UTF_8));
      refused(("{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(depth)).getBytes(UTF_8));
    }
  }

  @Test
  void resourcesNestedInResourcesAreRefusedWhenTooDeep() {
    String open = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":";
    String json = open.repeat(9) + "{\"resourceType\":\"Patient\"}" + "}]}".repeat(9);
    assertThrows(
        InvalidResource.class,
        () ->
            IncomingResource.parse(
                ResourceType.find("Bundle").orElseThrow(), json.getBytes(UTF_8), "https://h/fhir"));
  }

  @Test
  void duplicateKeysAreRefusedEvenWhenEscaped() {
    refused("{\"resourceType\":\"Patient\",\"active\":true,\"active\":true}".getBytes(UTF_8));
    refused("{\"resourceType\":\"Patient\",\"id\":\"a\",\"\\u0069d\":\"b\"}".getBytes(UTF_8));
    refused("{\"resourceType\":\"Patient\",\"meta\":{},\"meta\":{}}".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "01", "+1", ".5", "1.", "0x10", "Infinity", "1e", "- 1"})
  void numbersThatAreNoJsonAreRefused(String number) {
    refused(decimal(number));
  }

  @Test
  void absurdlyLongNumberIsRefused() {
    refused(decimal("9".repeat(5_000)));
  }

  private static byte[] decimal(String number) {
    return ("{\"resourceType\":\"Patient\",\"extension\":[{\"url\":\"http://z\",\"valueDecimal\":"
            + number
            + "}]}")
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "true", "1", "\"a\"", "[]", "[{}]", "{}", "<xml/>"})
  void whatIsNoResourceIsRefused(String content) {
    refused(content.getBytes(UTF_8));
  }

  @Test
  void whatFollowsTheResourceIsRefused() {
    refused((new String(PATIENT, UTF_8) + "{}").getBytes(UTF_8));
    refused((new String(PATIENT, UTF_8) + ",").getBytes(UTF_8));
  }

  @Test
  void commentsAndTrailingCommasAreRefused() {
    refused("{\"resourceType\":\"Patient\",}".getBytes(UTF_8));
    refused("{\"resourceType\":\"Patient\"/* a */}".getBytes(UTF_8));
    refused("{'resourceType':'Patient'}".getBytes(UTF_8));
  }

  @Test
  void malformedPlaceIsNamedByLineAndColumn() {
    RejectedCall rejected =
        refused("{\"resourceType\":\"Patient\",\n \"active\":tru}".getBytes(UTF_8));
    String diagnostics = rejected.issues().get(0).diagnostics();
    assertTrue(diagnostics.contains("line 2"), diagnostics);
    assertEquals("Patient", rejected.issues().get(0).expression().split("\\.")[0]);
  }

  @Test
  void randomDamageNeverEndsInAnythingButARejection() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = PATIENT.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        IncomingResource.parse(ResourceType.PATIENT, bytes, "https://h/fhir");
      } catch (RejectedCall expected) {
        assertTrue(expected.status() == 400 || expected.status() == 422);
      }
    }
  }
}
