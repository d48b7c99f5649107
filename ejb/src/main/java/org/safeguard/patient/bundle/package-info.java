/**
 * Bundles that come in: their frame is read first, with the places of the resources in it, and then
 * one resource at a time, so that a bundle of 128 MiB is never held in a second form. Called by the
 * FHIR API and by {@link org.safeguard.patient.BundleService}.
 */
package org.safeguard.patient.bundle;
