/** Runs the benchmarks and says what they cost in processor time. */
package org.safeguard.bench;
