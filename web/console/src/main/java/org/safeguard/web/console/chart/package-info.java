/**
 * A patient's chart as clinicians read it: sections as tables, values over time as a plot. What
 * comes from the service is FHIR JSON; what goes to the page are words.
 */
package org.safeguard.web.console.chart;
