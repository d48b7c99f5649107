/**
 * FHIR resources: the service that reads, writes and finds them, and the checks on what comes in.
 */
package org.safeguard.patient;
