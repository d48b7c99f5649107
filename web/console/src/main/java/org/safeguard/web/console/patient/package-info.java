/**
 * A patient's record as people read it: found, shown and with its history. What comes from the
 * service is FHIR JSON; what goes to the page are a few words and lines.
 */
package org.safeguard.web.console.patient;
