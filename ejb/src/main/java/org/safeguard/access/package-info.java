/**
 * Decides who may do what. {@link org.safeguard.access.AuthorizationInterceptor} admits a call by
 * its verb; the decision that counts is the {@link org.safeguard.access.store.Grant} that {@link
 * org.safeguard.access.Access} gives a service for a type, a patient and a verb.
 */
package org.safeguard.access;
