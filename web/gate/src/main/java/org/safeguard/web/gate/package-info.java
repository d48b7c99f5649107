/**
 * The way in and out of the server, the same for the API and the console: what is admitted at all,
 * who calls and from where, the entry of a request that no service answered, the release of a
 * response once its entries are durable, and what a caller is told whose request failed.
 *
 * <p>From the outside in: {@link org.safeguard.web.gate.OutermostNet}, {@link
 * org.safeguard.web.gate.Admission}, the container's own sign-in, {@link
 * org.safeguard.web.gate.ReleaseGate}, {@link org.safeguard.web.gate.CallFilter}.
 */
package org.safeguard.web.gate;
