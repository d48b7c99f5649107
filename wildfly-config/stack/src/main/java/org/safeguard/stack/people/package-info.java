/**
 * The demo people of a local stack: who they are, how they sign in, and how Keycloak and Safeguard
 * come to know them.
 */
package org.safeguard.stack.people;
