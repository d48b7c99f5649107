package org.safeguard.system.faults;

import java.util.UUID;
import org.safeguard.verify.AuditEntry.Use;

/**
 * What a caller has in hand, and so must stand: an acknowledged write, or a patient that was shown.
 *
 * @param request the answer's request id
 */
record Received(UUID request, UUID patient, Use use) {}
