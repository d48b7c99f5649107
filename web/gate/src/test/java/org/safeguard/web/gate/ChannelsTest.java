package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTest {

  private final Channels api = new Channels("", List.of("/fhir/*", "/error", "/", "/*"));
  private final Channels console =
      new Channels("/console", List.of("/patients", "/patient", "/session/end", "*.xhtml"));

  @Test
  void resourceTypeIsNamedAndNothingBehindIt() {
    assertEquals("GET /fhir/Patient", api.channel("GET", "/fhir/Patient"));
    assertEquals("PUT /fhir/Patient", api.channel("PUT", "/fhir/Patient/quist/_history/2"));
  }

  @Test
  void whatIsNoResourceType_isNotNamed() {
    assertEquals("GET /fhir/*", api.channel("GET", "/fhir/Quist"));
    assertEquals("GET /fhir/*", api.channel("GET", "/fhir/patient/1"));
    assertEquals("GET /fhir/*", api.channel("GET", "/fhir/"));
  }

  @Test
  void addressThatNoServletHas_isNotNamed() {
    assertEquals("GET /*", api.channel("GET", "/quist"));
    assertEquals("GET /console/*", console.channel("GET", "/console/quist"));
    assertEquals("GET /console/*", console.channel("GET", "/elsewhere"));
  }

  @Test
  void pageIsNamedByItsMappingAndNothingBehindIt() {
    assertEquals("GET /console/patients", console.channel("GET", "/console/patients"));
    assertEquals("GET /console/patient", console.channel("GET", "/console/patient"));
    assertEquals("GET /console/patients/*", console.channel("GET", "/console/patients/quist"));
    assertEquals("POST /console/session/end", console.channel("POST", "/console/session/end"));
  }

  @Test
  void methodThatNobodyKnows_isNotNamed() {
    assertEquals("OTHER /fhir/Patient", api.channel("QUIST", "/fhir/Patient"));
  }
}
