/**
 * What FHIR R4 says about the shape of its resources: which elements a type has, how often, of what
 * type, and how primitive values are written. The definitions come from HAPI's model, read as data
 * only. Called by the pass over incoming resources; knows nothing of storage or access.
 */
package org.safeguard.patient.structure;
