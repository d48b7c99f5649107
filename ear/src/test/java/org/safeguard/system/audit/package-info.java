/** The audit log as its verifier reads it. */
package org.safeguard.system.audit;
