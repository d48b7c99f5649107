/**
 * The local stack: real PostgreSQL, OpenBao, Keycloak and WildFly started together on one machine,
 * for trying Safeguard and for its system tests. {@link org.safeguard.stack.Stack} is the way in;
 * nothing here is part of what a hospital installs.
 */
package org.safeguard.stack;
