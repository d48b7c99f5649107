/**
 * Sealed resources, their history and their index. Only services of {@code org.safeguard.patient}
 * may call it, with a grant.
 */
package org.safeguard.patient.store;
