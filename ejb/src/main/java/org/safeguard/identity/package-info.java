/**
 * Who is calling, as the identity provider proved it. The release gate makes a {@link
 * org.safeguard.identity.Caller} from the verified token; everything else only reads it.
 */
package org.safeguard.identity;
