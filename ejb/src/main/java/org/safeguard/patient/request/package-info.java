/**
 * What FHIR's requests write as text: queries, versions in entity tags. Shared by the FHIR API and
 * by the entries of bundles, which write the same.
 */
package org.safeguard.patient.request;
