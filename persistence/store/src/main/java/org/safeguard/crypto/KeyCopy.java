package org.safeguard.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** A key handed to the JCE for one use and overwritten after it. Not to be printed or stored. */
final class KeyCopy implements SecretKey, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient byte[] bytes;

  /**
   * @param bytes taken over, not copied
   */
  KeyCopy(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(KeyCopy.class.getName());
  }
}
