/**
 * The audit trail is complete: every route and every method of a service is found in what was
 * built, and each must have what calls it, so that one that is new cannot be left out.
 */
package org.safeguard.system.completeness;
