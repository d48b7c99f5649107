package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published vectors for 256-bit keys and 96-bit nonces: cases 13 to 16 of McGrew and Viega's
 * submission to NIST, and four of NIST's CAVP file gcmEncryptExtIV256. An underscore is nothing.
 */
class AesGcmTest {

  private static final String VECTORS =
      """
      # key, nonce, clear, associated, ciphertext, tag
      0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, _, _, _, 530f8afbc74536b9a963b4f1c4cb738b
      0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, 00000000000000000000000000000000, _, cea7403d4d606b6e074ec5d3baf39d18, d0d1c8a799996bf0265b98b5d48ab919
      feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888, d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255, _, 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad, b094dac5d93471bdec1a502270e3cc6c
      feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888, d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39, feedfacedeadbeeffeedfacedeadbeefabaddad2, 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662, 76fc6ece0f4e1768cddf8853bb2d551b
      b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4, 516c33929df5a3284ff463d7, _, _, _, bdc1ac884d332457a1d2664f168c76f0
      31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22, 0d18e06c7c725ac9e362e1ce, 2db5168e932556f8089a0622981d017d, _, fa4362189661d163fcd6a56d8bf0405a, d636ac1bbedd5cc3ee727dc2ab4a9489
      78dc4e0aaf52d935c3c01eea57428f00ca1fd475f5da86a49c8dd73d68c8e223, d79cf22d504cc793c3fb6c8a, _, b96baa8c1c75a671bfb2d08d06be5f36, _, 3e5d486aa2e30b22e040b85723a06e76
      92e11dcdaa866f5ce790fd24501f92509aacf4cb8b1339d50c9c1240935dd08b, ac93a1a6145299bde902f21a, 2d71bcfa914e4ac045b2aa60955fad24, 1e0889016f67601c8ebea4943bc23ad6, 8995ae2e6df3dbf96fac7b7137bae67f, eca5aa77d51d4a0a14d9c51e1da474ab
      """;

  private final AesGcm cipher = new AesGcm();

  @ParameterizedTest
  @CsvSource(textBlock = VECTORS, maxCharsPerColumn = 200)
  void publishedVectorsHold(
      String key, String nonce, String clear, String associated, String ciphertext, String tag)
      throws AEADBadTagException {
    byte[] data = hex(associated);
    byte[] plain = hex(clear);
    byte[] sealed = new byte[AesGcm.NONCE + plain.length + AesGcm.TAG];
    System.arraycopy(hex(nonce), 0, sealed, 0, AesGcm.NONCE);

    cipher.encrypt(new KeyCopy(hex(key)), data, data.length, plain, sealed, 0);

    String expected = nonce + ciphertext + tag;
    assertEquals(expected.replace("_", ""), HexFormat.of().formatHex(sealed));
    assertArrayEquals(plain, cipher.decrypt(new KeyCopy(hex(key)), data, data.length, sealed, 0));
  }

  @ParameterizedTest
  @CsvSource(textBlock = VECTORS, maxCharsPerColumn = 200)
  void wrongTag_fails(
      String key, String nonce, String clear, String associated, String ciphertext, String tag) {
    byte[] data = hex(associated);
    byte[] sealed = hex((nonce + ciphertext + tag).replace("_", ""));
    sealed[sealed.length - 1] ^= 1;
    assertThrows(
        AEADBadTagException.class,
        () -> cipher.decrypt(new KeyCopy(hex(key)), data, data.length, sealed, 0));
  }

  private static byte[] hex(String text) {
    return text.equals("_") ? new byte[0] : HexFormat.of().parseHex(text);
  }
}
