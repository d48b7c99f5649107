package org.safeguard.crypto;

/** A stored key with its bytes. */
record OpenKey(StoredKey stored, KeyMaterial material) {

  @Override
  public String toString() {
    return stored.toString();
  }
}
