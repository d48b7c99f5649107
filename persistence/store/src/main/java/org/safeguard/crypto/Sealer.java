package org.safeguard.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with AES-256-GCM (NIST SP 800-38D) so that they open only under their key and at the
 * place they were sealed for. Safe for use by many threads.
 *
 * <p>A sealed value is 29 bytes longer than the clear one:
 *
 * <pre>
 *   byte  0          format version, 1
 *   bytes 1 to 12    nonce, 96 random bits
 *   bytes 13 on      ciphertext, as long as the clear value
 *   last 16 bytes    authentication tag
 * </pre>
 *
 * <p>The associated data are seven parts in this order, each preceded by its length in bytes as a
 * big-endian number of 32 bits:
 *
 * <pre>
 *   format version   1 byte
 *   entity           UTF-8
 *   field            UTF-8
 *   row              16 bytes of the UUID, most significant first
 *   version          4 bytes, big-endian
 *   owner            UTF-8
 *   data key's id    16 bytes of the UUID, most significant first
 * </pre>
 *
 * <p>Nonces are random, so one key may seal 2^32 values (section 8.3 there): more than the versions
 * of a patient's record, or the entries of a month, will be.
 */
@ApplicationScoped
public class Sealer {

  private static final byte FORMAT = 1;
  private static final int TAG = 16;
  private static final int HEAD = 1 + Nonces.LENGTH;

  /** How many bytes longer a sealed value is than the clear one. */
  public static final int OVERHEAD = HEAD + TAG;

  private final SecureRandom random = new SecureRandom();
  private final ThreadLocal<Bench> benches = ThreadLocal.withInitial(() -> new Bench(random));

  /**
   * Seals a value for this place; two calls never give the same bytes.
   *
   * @throws KeysUnavailable if the key was evicted and the vault gives no keys
   */
  public byte[] seal(DataKey key, Binding binding, byte[] clear) {
    byte[] sealed = new byte[Math.addExact(clear.length, OVERHEAD)];
    Bench bench = benches.get();
    sealed[0] = FORMAT;
    bench.nonces.next(sealed, 1);
    try {
      bench.ready(Cipher.ENCRYPT_MODE, key, binding, sealed);
      bench.cipher.doFinal(clear, 0, clear.length, sealed, HEAD);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  /**
   * The clear value of what was sealed for this place under this key.
   *
   * @throws IntegrityFailure if it was not, or was changed since
   * @throws KeysUnavailable if the key was evicted and the vault gives no keys
   */
  public byte[] open(DataKey key, Binding binding, byte[] sealed) {
    if (sealed.length < OVERHEAD || sealed[0] != FORMAT) {
      throw new IntegrityFailure(binding.place() + " is no sealed value of a known format");
    }
    Bench bench = benches.get();
    try {
      bench.ready(Cipher.DECRYPT_MODE, key, binding, sealed);
      return bench.cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
    } catch (AEADBadTagException e) {
      throw new IntegrityFailure(binding.place() + " does not open under " + key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  /** What one thread works with. */
  private static final class Bench {

    private final Cipher cipher;
    private final Nonces nonces;
    private final LengthPrefixed associated = new LengthPrefixed();

    Bench(SecureRandom random) {
      this.nonces = new Nonces(random);
      try {
        this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
      }
    }

    /** Makes the cipher ready for the value whose nonce stands in {@code sealed}. */
    void ready(int mode, DataKey key, Binding place, byte[] sealed)
        throws GeneralSecurityException {
      associated.clear().add(FORMAT).add(place.entity()).add(place.field()).add(place.row());
      associated.add(place.version()).add(place.owner()).add(key.id());
      try (KeyCopy copy = key.copy()) {
        cipher.init(mode, copy, new GCMParameterSpec(TAG * Byte.SIZE, sealed, 1, Nonces.LENGTH));
      }
      cipher.updateAAD(associated.array(), 0, associated.length());
    }
  }
}
