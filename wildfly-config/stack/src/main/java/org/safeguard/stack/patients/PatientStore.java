package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Where patients are loaded to. */
interface PatientStore {

  /** Whether a patient with that identifier is there. */
  boolean holds(String system, String value);

  /** Adds a patient; returns why it was refused, or nothing if it was taken. */
  Optional<String> add(ObjectNode patient);
}
