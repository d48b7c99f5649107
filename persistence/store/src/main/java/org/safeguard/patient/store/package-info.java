/**
 * Sealed resources and their history. A row is opened or changed only against a {@link
 * org.safeguard.access.store.Grant}; there is no other way to the plaintext.
 */
package org.safeguard.patient.store;
