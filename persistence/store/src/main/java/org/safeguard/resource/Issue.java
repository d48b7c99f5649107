package org.safeguard.resource;

/**
 * One thing that is wrong with a call, in the terms of an OperationOutcome. It holds no PHI: the
 * text names rules and places, never values of the caller's.
 *
 * @param code a code of {@code http://hl7.org/fhir/issue-type}, such as {@code structure} or {@code
 *     not-found}
 * @param diagnostics one sentence
 * @param expression the FHIRPath of the place, such as {@code Patient.name[0].given}; empty where
 *     there is none
 */
public record Issue(String code, String diagnostics, String expression) {

  /** So many are told of one call: more help nobody. */
  public static final int MOST = 20;

  public static Issue of(String code, String diagnostics) {
    return new Issue(code, diagnostics, "");
  }

  public static Issue at(String expression, String code, String diagnostics) {
    return new Issue(code, diagnostics, expression);
  }
}
