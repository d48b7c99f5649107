/**
 * The vocabulary that every layer shares: what a resource is called, how it is addressed, what a
 * version of it is, and why a call was rejected. Anyone may use it; it holds no behaviour beyond
 * checking its own values.
 */
package org.safeguard.resource;
