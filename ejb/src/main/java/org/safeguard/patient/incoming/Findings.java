package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonLocation;
import org.safeguard.resource.Issue;

/**
 * Words for what is wrong at the place where the pass stands. They name rules and places, never
 * what the client wrote: even an unknown element's name could be a patient's.
 */
final class Findings {

  private final Location location;
  private final Issues issues;

  Findings(Location location, Issues issues) {
    this.location = location;
    this.issues = issues;
  }

  Location location() {
    return location;
  }

  /** The structure is not as FHIR defines it. */
  void structure(String diagnostics) {
    add("structure", diagnostics);
  }

  /** A value is not written as its type asks. */
  void value(String diagnostics) {
    add("value", diagnostics);
  }

  void code() {
    add("code-invalid", "The code is not one of those that FHIR allows here.");
  }

  void unknownElement(JsonLocation place) {
    structure(
        "There is no element of the name at line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr()
            + ".");
  }

  /** A reference is none of those that FHIR knows, or none that can be told apart from others. */
  void reference() {
    add(
        "invalid",
        "A reference is written as Type/id, alone or after this server's address, as #id, or as the"
            + " absolute URL of what another server has.");
  }

  /** A link leads to nothing that it may lead to. */
  void link(String diagnostics) {
    add(Issues.NOT_FOUND, diagnostics);
  }

  void required(String element) {
    issues.add(Issue.at(location + "." + element, "required", "This element is required."));
  }

  void invariant(String key, String rule) {
    add(Issues.INVARIANT, key + ": " + rule);
  }

  private void add(String code, String diagnostics) {
    issues.add(Issue.at(location.toString(), code, diagnostics));
  }
}
