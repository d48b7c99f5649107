package org.safeguard.stack;

import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.CertificateAuthority;

/**
 * What all parts of one local stack share.
 *
 * @param folder where they keep their files
 * @param ports where they listen
 * @param secrets their passwords
 * @param authority signs their certificates
 * @param supervisor starts and ends their processes
 */
public record Site(
    StackFolder folder,
    Ports ports,
    Secrets secrets,
    CertificateAuthority authority,
    Supervisor supervisor) {}
