package org.safeguard.stack.tls;

import java.nio.file.Path;

/**
 * A server's certificate and key as files.
 *
 * @param chain PEM, the server's certificate and then the authority's
 * @param key PEM, PKCS#8, readable by its owner only
 */
public record ServerCertificate(Path chain, Path key) {}
