/**
 * The audit trail: each call through a service leaves exactly one durable entry, whatever comes of
 * it. Services need do nothing for it; the release gate of the web layer waits for the receipts.
 */
package org.safeguard.audit;
