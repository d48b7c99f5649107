package org.safeguard.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with nonces of 96 and tags of 128 bits, for one thread. Nonce,
 * ciphertext and tag stand one after the other in one array, from {@code at} to its end.
 */
final class AesGcm {

  /** In bytes. */
  static final int NONCE = 12;

  /** In bytes. */
  static final int TAG = 16;

  private final Cipher cipher;

  AesGcm() {
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Encrypts under the nonce that stands in {@code sealed} already.
   *
   * @param associated holds the associated data in its first {@code length} bytes
   */
  void encrypt(KeyCopy key, byte[] associated, int length, byte[] clear, byte[] sealed, int at) {
    try {
      ready(Cipher.ENCRYPT_MODE, key, associated, length, sealed, at);
      cipher.doFinal(clear, 0, clear.length, sealed, at + NONCE);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Decrypts what {@link #encrypt} wrote.
   *
   * @throws AEADBadTagException if it wrote something else
   */
  byte[] decrypt(KeyCopy key, byte[] associated, int length, byte[] sealed, int at)
      throws AEADBadTagException {
    try {
      ready(Cipher.DECRYPT_MODE, key, associated, length, sealed, at);
      return cipher.doFinal(sealed, at + NONCE, sealed.length - at - NONCE);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private void ready(int mode, KeyCopy key, byte[] associated, int length, byte[] sealed, int at)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, sealed, at, NONCE));
    cipher.updateAAD(associated, 0, length);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("this Java platform does not do AES-256-GCM", e);
  }
}
