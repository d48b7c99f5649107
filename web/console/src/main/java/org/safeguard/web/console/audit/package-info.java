/** The audit log as people read it: a list with filters, and one entry with all it holds. */
package org.safeguard.web.console.audit;
