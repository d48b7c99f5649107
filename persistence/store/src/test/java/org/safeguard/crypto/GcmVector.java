package org.safeguard.crypto;

import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/** One published vector for AES-256-GCM, each part in hexadecimal digits. */
record GcmVector(
    String key, String nonce, String clear, String associated, String ciphertext, String tag) {

  /** Nonce, ciphertext and tag as published. */
  String sealed() {
    return nonce + ciphertext + tag;
  }

  /** Nonce, ciphertext and tag as our class makes them. */
  String encrypted() {
    byte[] data = hex(associated);
    byte[] plain = hex(clear);
    byte[] made = new byte[AesGcm.NONCE + plain.length + AesGcm.TAG];
    System.arraycopy(hex(nonce), 0, made, 0, AesGcm.NONCE);
    new AesGcm().encrypt(new KeyCopy(hex(key)), data, data.length, plain, made, 0);
    return HexFormat.of().formatHex(made);
  }

  /** The clear value as our class finds it. */
  String decrypted() throws AEADBadTagException {
    return decrypted(hex(sealed()));
  }

  String decrypted(byte[] sealed) throws AEADBadTagException {
    byte[] data = hex(associated);
    byte[] plain = new AesGcm().decrypt(new KeyCopy(hex(key)), data, data.length, sealed, 0);
    return HexFormat.of().formatHex(plain);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
