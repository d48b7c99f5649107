/**
 * Patients for a local stack: made by Synthea, or the user's own bundles and resources, and loaded
 * through the FHIR API as any other system would.
 */
package org.safeguard.stack.patients;
