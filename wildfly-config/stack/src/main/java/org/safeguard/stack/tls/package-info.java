/**
 * The stack's own certificate authority, the certificates of its servers and the keys of its
 * clients. Used by every part that listens or connects; none of it is meant for a hospital's
 * installation.
 */
package org.safeguard.stack.tls;
