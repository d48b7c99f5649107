package org.safeguard.patient.search;

import org.safeguard.resource.ResourceType;

/**
 * A value that is kept of each resource of a type, to search or to sort by.
 *
 * @param path the elements that lead to it from the resource
 */
public record SearchParameter(ResourceType type, String name, Kind kind, String path) {

  /** What its values are and how a search compares them. */
  public enum Kind {
    /** Text, compared by its start without regard to case and accents. */
    STRING,
    /** An Identifier: system and value, compared exactly. */
    IDENTIFIER,
    /** References to a Patient of this server; only those are kept, as the patient's id. */
    PATIENT,
    /** A HumanName, of which lists show and sort by one; no search asks for the whole. */
    NAME,
    /** A value that lists show and sort by, which no search asks for. */
    SHOWN
  }

  /** Whether a search may ask for it. */
  public boolean isSearched() {
    return kind != Kind.SHOWN && kind != Kind.NAME;
  }

  /** The index's name for this parameter. */
  String field() {
    return type.name() + "." + name;
  }
}
