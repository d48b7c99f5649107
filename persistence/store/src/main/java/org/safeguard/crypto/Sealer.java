package org.safeguard.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

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

  /** How many bytes longer a sealed value is than the clear one. */
  public static final int OVERHEAD = 1 + AesGcm.NONCE + AesGcm.TAG;

  private static final byte FORMAT = 1;
  private static final int NONCE_AT = 1;

  private final SecureRandom random = new SecureRandom();
  private final ThreadLocal<Bench> benches = ThreadLocal.withInitial(() -> new Bench(random));

  /**
   * Seals a value for this place; two calls never give the same bytes.
   *
   * @throws KeysUnavailable if the key was evicted and the vault gives no keys
   */
  public byte[] seal(DataKey key, Binding place, byte[] clear) {
    byte[] sealed = new byte[Math.addExact(clear.length, OVERHEAD)];
    Bench bench = benches.get();
    sealed[0] = FORMAT;
    bench.nonces.next(sealed, NONCE_AT);
    bench.associate(key, place);
    try (KeyCopy copy = key.copy()) {
      bench.cipher.encrypt(
          copy, bench.associated.array(), bench.associated.length(), clear, sealed, NONCE_AT);
    }
    return sealed;
  }

  /**
   * The clear value of what was sealed for this place under this key.
   *
   * @throws IntegrityFailure if it was not, or was changed since
   * @throws KeysUnavailable if the key was evicted and the vault gives no keys
   */
  public byte[] open(DataKey key, Binding place, byte[] sealed) {
    if (sealed.length < OVERHEAD || sealed[0] != FORMAT) {
      throw new IntegrityFailure(place.name() + " is no sealed value of a known format");
    }
    Bench bench = benches.get();
    bench.associate(key, place);
    try (KeyCopy copy = key.copy()) {
      return bench.cipher.decrypt(
          copy, bench.associated.array(), bench.associated.length(), sealed, NONCE_AT);
    } catch (AEADBadTagException e) {
      throw new IntegrityFailure(place.name() + " does not open under " + key);
    }
  }

  /** What one thread works with. */
  private static final class Bench {

    private final AesGcm cipher = new AesGcm();
    private final LengthPrefixed associated = new LengthPrefixed();
    private final Nonces nonces;

    Bench(SecureRandom random) {
      this.nonces = new Nonces(random);
    }

    void associate(DataKey key, Binding place) {
      associated.clear().add(FORMAT).add(place.entity()).add(place.field()).add(place.row());
      associated.add(place.version()).add(place.owner()).add(key.id());
    }
  }
}
