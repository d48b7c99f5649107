/**
 * FHIR R4's RESTful API: translates requests into calls of the services and their results into
 * responses. Bodies pass through as bytes; nothing here parses a resource, and nothing is logged,
 * since addresses and queries hold PHI.
 */
package org.safeguard.web.fhir;
