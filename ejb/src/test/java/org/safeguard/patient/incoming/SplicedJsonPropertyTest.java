package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class SplicedJsonPropertyTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.700Z");
  private static final ResourceId ID = ResourceId.next(NOW);

  private static final ObjectMapper EXACT =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  private static final Map<String, String> MOVED_ADDRESSES =
      Map.of(
          "http://a/b?c=d",
          "Patient/01890000-0000-7000-8000-00000000000a",
          "urn:x",
          "Binary/1",
          "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
          "B/1");

  private static final Map<String, String> MOVED_REFERENCES =
      Map.of(
          "Group/1",
          "Patient/1",
          "urn:x\"y",
          "urn:Zoë:1",
          "urn: b  c\\",
          "#",
          "Patient/a-1",
          "Group/12");

  private static final Links MOVED =
      (text, reference) ->
          Optional.ofNullable((reference ? MOVED_REFERENCES : MOVED_ADDRESSES).get(text))
              .map(Links.Answer::replaceBy)
              .orElse(Links.Answer.keep());

  @Test
  void storedIsWhatWasSentApartFromIdVersionAndTime() throws IOException {
    for (long seed = 0; seed < 1_000; seed++) {
      String sent = new RandomResources(seed).resource(ResourceType.PATIENT);
      IncomingResource resource = parse(ResourceType.PATIENT, sent);
      JsonNode stored = EXACT.readTree(resource.json(ID, 7, NOW));
      assertEquals(ID.toString(), stored.get("id").textValue());
      assertEquals("7", stored.at("/meta/versionId").textValue());
      assertEquals("2026-02-03T04:05:06.700Z", stored.at("/meta/lastUpdated").textValue());
      assertEquals(clientsOwn(EXACT.readTree(sent)), clientsOwn(stored), "seed " + seed);
    }
  }

  @Test
  void everyTypeIsTakenAndKept() throws IOException {
    long seed = 0;
    for (String name : FhirContext.forR4Cached().getResourceTypes()) {
      ResourceType type = ResourceType.find(name).orElseThrow();
      for (int round = 0; round < 2; round++) {
        String sent = new RandomResources(seed++).resource(type);
        JsonNode stored = EXACT.readTree(parse(type, sent).json(ID, 1, NOW));
        assertEquals(clientsOwn(EXACT.readTree(sent)), clientsOwn(stored), name + " " + seed);
      }
    }
  }

  @Test
  void hapiReadsWhatIsStored() {
    IParser strict = FhirContext.forR4Cached().newJsonParser();
    strict.setParserErrorHandler(new StrictErrorHandler());
    for (long seed = 0; seed < 200; seed++) {
      // HAPI does not read a list of siblings without the list beside it.
      String sent = new RandomResources(seed, false).resource(ResourceType.PATIENT);
      byte[] stored = parse(ResourceType.PATIENT, sent).json(ID, 7, NOW);
      Patient patient = strict.parseResource(Patient.class, new String(stored, UTF_8));
      assertEquals(ID.toString(), patient.getIdElement().getIdPart(), "seed " + seed);
      assertEquals(NOW, patient.getMeta().getLastUpdated().toInstant(), "seed " + seed);
    }
  }

  @Test
  void storedTwiceIsStoredTheSame() {
    for (long seed = 0; seed < 200; seed++) {
      String sent = new RandomResources(seed).resource(ResourceType.PATIENT);
      byte[] once = parse(ResourceType.PATIENT, sent).json(ID, 1, NOW);
      byte[] twice =
          IncomingResource.parse(ResourceType.PATIENT, once, "https://h/fhir").json(ID, 1, NOW);
      assertEquals(new String(once, UTF_8), new String(twice, UTF_8), "seed " + seed);
    }
  }

  @Test
  void linksAreReplacedAndNothingElse() throws IOException {
    List<String> types = FhirContext.forR4Cached().getResourceTypes().stream().sorted().toList();
    long replaced = 0;
    for (long seed = 0; seed < 300; seed++) {
      ResourceType type = ResourceType.find(types.get((int) seed % types.size())).orElseThrow();
      String sent = new RandomResources(seed).resource(type);
      JsonNode stored = EXACT.readTree(parse(type, sent, MOVED).json(ID, 1, NOW));
      JsonNode expected = clientsOwn(EXACT.readTree(sent));
      replaced += moveLinks(expected);
      assertEquals(expected, clientsOwn(stored), type + " " + seed);
    }
    assertTrue(replaced > 1_000, "too few links to tell anything: " + replaced);
  }

  /** Replaces them in the tree: the texts of addresses stand nowhere else in what is generated. */
  private static int moveLinks(JsonNode node) {
    int moved = 0;
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        Optional<JsonNode> link = moved(name, object.get(name));
        link.ifPresent(text -> object.set(name, text));
        moved += link.isPresent() ? 1 : moveLinks(object.get(name));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        Optional<JsonNode> link = moved("", array.get(i));
        if (link.isPresent()) {
          array.set(i, link.get());
        }
        moved += link.isPresent() ? 1 : moveLinks(array.get(i));
      }
    }
    return moved;
  }

  /** An Expression's reference is an address; what is generated tells the two apart. */
  private static Optional<JsonNode> moved(String name, JsonNode value) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    String address = MOVED_ADDRESSES.get(value.textValue());
    return Optional.ofNullable(
            name.equals("reference")
                ? MOVED_REFERENCES.getOrDefault(value.textValue(), address)
                : address)
        .map(TextNode::valueOf);
  }

  private static IncomingResource parse(ResourceType type, String json, Links links) {
    return IncomingResource.parse(type, json.getBytes(UTF_8), "https://h/fhir", "R", links);
  }

  private static IncomingResource parse(ResourceType type, String json) {
    return IncomingResource.parse(type, json.getBytes(UTF_8), "https://h/fhir");
  }

  private static JsonNode clientsOwn(JsonNode resource) {
    ObjectNode own = resource.deepCopy();
    own.remove("id");
    if (own.get("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "_versionId", "lastUpdated", "_lastUpdated"));
      if (meta.isEmpty()) {
        own.remove("meta");
      }
    }
    return own;
  }
}
