/**
 * The corridor from inside: services that break its rules, deployed with the built EAR, so that one
 * sees that it holds.
 */
package org.safeguard.system.corridor;
