/**
 * What a patient's chart shows and in which order. Called by the service of charts; its records go
 * to the console.
 */
package org.safeguard.patient.chart;
