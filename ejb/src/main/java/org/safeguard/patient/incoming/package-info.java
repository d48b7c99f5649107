/**
 * The one pass over a resource that comes in: is it FHIR, what of it can be searched, and which of
 * its bytes are kept. Called by the services of this feature.
 */
package org.safeguard.patient.incoming;
