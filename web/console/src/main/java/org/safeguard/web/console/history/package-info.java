/**
 * Who changed what from what to what: the difference of two versions of a resource in words. It
 * knows JSON and FHIR's conventions, and no single resource type.
 */
package org.safeguard.web.console.history;
