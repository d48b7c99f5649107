package org.safeguard.stack.vault;

import java.nio.file.Path;

/**
 * What a part of the application signs in to a key server with.
 *
 * @param roleId not secret
 * @param secretIdFile holds the secret id without a newline, readable by its owner only
 */
public record AppRole(String roleId, Path secretIdFile) {}
