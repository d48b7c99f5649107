package org.safeguard.stack.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.safeguard.stack.StackException;

/** Makes the key pairs of the stack: P-256 for servers, RSA for clients that sign assertions. */
final class Keys {
  private static final int RSA_BITS = 3072;

  private Keys() {}

  static KeyPair elliptic() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException absent) {
      throw new StackException("This JDK has no P-256 keys", absent);
    }
  }

  /** The RSA pair whose private key is in the file, made there when it is absent. */
  static KeyPair rsa(Path file) {
    try {
      if (!Files.exists(file)) {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        Pem.write(file, Pem.of(generator.generateKeyPair().getPrivate()));
      }
      var key = (RSAPrivateCrtKey) Pem.readKey(file, "RSA");
      PublicKey half =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
      return new KeyPair(half, key);
    } catch (GeneralSecurityException failed) {
      throw new StackException("Cannot make or read the key " + file, failed);
    }
  }
}
