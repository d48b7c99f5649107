/**
 * What a repository demands before it opens or changes a sealed row, and the rows that say who may
 * do what. Only {@code org.safeguard.access} gives a {@link org.safeguard.access.store.Grant}.
 */
package org.safeguard.access.store;
