package org.safeguard.audit.trail;

import java.util.List;
import java.util.Optional;

/**
 * Lines of the log, newest first.
 *
 * @param next where to go on, if there is more
 */
public record AuditPage(List<AuditLine> lines, Optional<AuditPosition> next) {}
