/**
 * A person's session in the console: it begins at sign-in, is kept by the person's own acts and by
 * nothing else, and ends by signing out or after 15 minutes without an act (45 CFR
 * 164.312(a)(2)(iii)), here and at the identity provider.
 *
 * <p>Whatever asks without a person's doing (a poll, progress) goes to an address of {@link
 * org.safeguard.web.console.session.SessionServlet}'s kind: outside the sign-in constraint, so that
 * the OIDC client refreshes no token for it, and never counted as an act.
 */
package org.safeguard.web.console.session;
