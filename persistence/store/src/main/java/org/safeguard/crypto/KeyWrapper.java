package org.safeguard.crypto;

import java.util.List;

/**
 * The one way to the vault, which makes, wraps and unwraps data keys under keys that never leave
 * it. Purpose and subject are bound into each wrapped key. Safe for use by many threads; each round
 * trip ends within two seconds, whatever the state of the vault.
 */
public interface KeyWrapper {

  /**
   * A new random key of 256 bits, known to the vault alone until it is unwrapped.
   *
   * @throws KeysUnavailable if the vault is away, sealed or denies this server
   * @throws KeyRefused if it answers, but makes no key
   */
  WrappedKey newKey(KeyPurpose purpose, String subject);

  /**
   * The keys of one purpose, in the order given, in one round trip for every two hundred. The
   * arrays are the caller's to overwrite.
   *
   * @return 32 bytes for each
   * @throws KeysUnavailable if the vault is away, sealed or denies this server
   * @throws KeyRefused if it won't open one of them, for instance as it was wrapped for another
   *     subject; none is returned then
   */
  List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped);

  /**
   * Passes while the vault would unwrap every stored key for this server; no key is asked for.
   *
   * @throws KeysUnavailable if it would not
   */
  void check();
}
