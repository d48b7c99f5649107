package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
