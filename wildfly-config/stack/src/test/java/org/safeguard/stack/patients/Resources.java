package org.safeguard.stack.patients;

/** Synthetic resources and bundles in JSON. */
final class Resources {
  static final String WRONG = ",\"language\":\"xx\"";

  private Resources() {}

  static String patient(String number) {
    return identified("Patient", number, "");
  }

  static String identified(String type, String number, String more) {
    return "{\"resourceType\":\"%s\",\"identifier\":[{\"value\":\"x\"},%s]%s}"
        .formatted(type, identifier(number), more);
  }

  static String observation(String more) {
    return "{\"resourceType\":\"Observation\",\"status\":\"final\"%s}".formatted(more);
  }

  /** As Synthea's: without an identifier of its own, naming its practitioner's. */
  static String role(String practitioner) {
    return """
        {"resourceType":"PractitionerRole","practitioner":{"identifier":%s},\
        "organization":{"identifier":%s}}"""
        .formatted(identifier(practitioner), identifier("o1"));
  }

  static String entry(String resource) {
    return "{\"fullUrl\":\"urn:uuid:1\",\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"x\"}}"
        .formatted(resource);
  }

  static String conditional(String resource, String number) {
    return """
        {"resource":%s,"request":{"method":"POST","url":"x","ifNoneExist":"identifier=urn:mrn|%s"}}"""
        .formatted(resource, number);
  }

  static String bundle(String type, String... entries) {
    return "{\"meta\":{\"entry\":[1]},\"resourceType\":\"Bundle\",\"type\":\"%s\",\n\"entry\":[%s]}"
        .formatted(type, String.join(", ", entries));
  }

  private static String identifier(String number) {
    return "{\"system\":\"urn:mrn\",\"value\":\"%s\"}".formatted(number);
  }
}
