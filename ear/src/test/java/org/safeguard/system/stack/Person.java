package org.safeguard.system.stack;

import java.util.List;
import java.util.Optional;

/**
 * A person of the stack.
 *
 * @param totp the secret of the one-time codes in base32; nobody who has not signed in before has
 *     one
 */
public record Person(String username, String password, Optional<String> totp, List<String> roles) {}
