/**
 * Clients from outside: FHIR, the token endpoint, and Keycloak's pages as a browser would send
 * them.
 */
package org.safeguard.system.http;
