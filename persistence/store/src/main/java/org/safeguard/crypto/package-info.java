/**
 * Sealing of PHI and the keys for it.
 *
 * <p>A repository takes a {@link org.safeguard.crypto.DataKey} from {@link
 * org.safeguard.crypto.DataKeys}, hands it with a {@link org.safeguard.crypto.Binding} to {@link
 * org.safeguard.crypto.Sealer}, and stores what comes back; {@link org.safeguard.crypto.TokenIndex}
 * gives what sealed values are found by. Key-encryption keys stay in the vault, behind {@link
 * org.safeguard.crypto.KeyWrapper}. Repositories, and the audit log for its own entries, may call
 * this package; nothing else.
 *
 * <p>Java cannot promise that no copy of a key stays in memory. What is promised: arrays of ours
 * that hold a key are overwritten when their time ends. The JCE's objects and the text of a reply
 * of the vault are beyond reach: each thread's cipher keeps the last key that it worked with, and
 * the text waits for the garbage collector.
 */
package org.safeguard.crypto;
