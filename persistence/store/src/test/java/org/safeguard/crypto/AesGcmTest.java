package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
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

  /** Of NIST's CAVP file gcmDecrypt256, where each of these is marked FAIL. */
  private static final String FORGERIES =
      """
      # key, nonce, associated, ciphertext, tag
      e5a8123f2e2e007d4e379ba114a2fb66e6613f57c72d4e4f024964053028a831, 51e43385bf533e168427e1ad, _, _, 38fe845c66e66bdd884c2aecafd280e6
      2c392a5eb1a9c705371beda3a901c7c61dca4d93b4291de1dd0dd15ec11ffc45, 0723fb84a08f4ea09841f32a, 140be561b6171eab942c486a94d33d43, _, aa0e1c9b57975bfc91aa137231977d2c
      c997768e2d14e3d38259667a6649079de77beb4543589771e5068e6cd7cd0b14, 835090aed9552dbdd45277e2, _, 9f6607d68e22ccf21928db0986be126e, f32617f67c574fd9f44ef76ff880ab9f
      041ef9cd359ac65b7937dcee46778d19dc32a312c81edc15dbc8918df75081f0, 4bf5a7c50201a6586b1dcdb5, 10980f54fdbd18e49a48cf74ecbbb7e9d22083a3, 2c24ef09b6a01b5f200c59284316fa56, 36c2da827d58cdc8cd3faf0a335b1846
      de1bb0d8acd23457c593c490e45858698d9acb887cf12c4a2931ea14a010a985, a787cb34d6f88921f036b833, 6ffa289ec67aa3c1f8b4068af8d9acadc434cfc2, ca0e93b01a47910918c18f1d7a, ef745fdf7d78d283b39a4597ca82f8cb
      22ab50af434ac76377118aaa014c008d25e766b23e2d0488c1b2a3b720a9e89e, 123f018807b3f5368c38b1dd, 1c56bf07fdbddc8eebcd0712ab2c16ad, b05cca6533e1f81c9751b42cd32158ac37841afae09eafde4cf51458ed6d234f, f082c6743dca40f7b98ed44de872d46c
      ae02edd322afbf5002a22f6d745f6b93c946d34089a9943fcf9114060b942b74, f345788b7cf2a0f5e1e6fdcf, d08ecc2575a5cce9190815e0ac2874aae09c11c606963c365d8bde182b6a7ccdaa2489a1e1f82e8bd1bdc890f842ecd2, 403946a53b57fd644d2033e9feb5e70ee0d7760c2d4136033b26edf22d1eb430a22b5641fe11cbff9ea704630465eaede5fa5b, 154a3811c02b635a0400577e82a486dd
      """;

  @ParameterizedTest
  @CsvSource(textBlock = VECTORS, maxCharsPerColumn = 200)
  void publishedVectorsHold(
      String key, String nonce, String clear, String associated, String ciphertext, String tag)
      throws AEADBadTagException {
    GcmVector vector = vector(key, nonce, clear, associated, ciphertext, tag);
    assertEquals(vector.sealed(), vector.encrypted());
    assertEquals(vector.clear(), vector.decrypted());
  }

  @ParameterizedTest
  @CsvSource(textBlock = VECTORS, maxCharsPerColumn = 200)
  void flippingAnyBitOfTheTag_fails(
      String key, String nonce, String clear, String associated, String ciphertext, String tag) {
    GcmVector vector = vector(key, nonce, clear, associated, ciphertext, tag);
    for (int bit = 0; bit < AesGcm.TAG * Byte.SIZE; bit++) {
      byte[] sealed = GcmVector.hex(vector.sealed());
      sealed[sealed.length - 1 - bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThrows(AEADBadTagException.class, () -> vector.decrypted(sealed), "bit " + bit);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = FORGERIES, maxCharsPerColumn = 200)
  void publishedForgery_fails(
      String key, String nonce, String associated, String ciphertext, String tag) {
    GcmVector forged = vector(key, nonce, "_", associated, ciphertext, tag);
    assertThrows(AEADBadTagException.class, forged::decrypted);
  }

  private static GcmVector vector(String... parts) {
    String[] hex = Arrays.stream(parts).map(part -> part.replace("_", "")).toArray(String[]::new);
    return new GcmVector(hex[0], hex[1], hex[2], hex[3], hex[4], hex[5]);
  }
}
