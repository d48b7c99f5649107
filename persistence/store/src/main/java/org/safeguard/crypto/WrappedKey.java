package org.safeguard.crypto;

import java.util.Objects;

/**
 * A data key as the vault wrapped it; it opens only for the same purpose and subject.
 *
 * @param subject whose key it is: a patient's opaque id, a type, a month; no PHI
 * @param text the vault's own text form, such as {@code vault:v1:...}
 */
public record WrappedKey(String subject, String text) {

  public WrappedKey {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(text);
  }
}
