/** The console in a real browser, from Keycloak's pages to the sign-out. */
package org.safeguard.system.console;
