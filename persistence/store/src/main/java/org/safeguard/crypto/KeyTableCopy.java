package org.safeguard.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The sealed copy of all wrapped keys, kept beside the backups: a database that is restored from an
 * older backup gets its keys from the newest copy, since those in the backup no longer open.
 *
 * <p>The file begins with the key that it is sealed under, wrapped by the vault's key for backups,
 * which no turn retires. All numbers are big-endian:
 *
 * <pre>
 *   8 bytes     the text SGKEYS01
 *   16 bytes    the copy's id, which is also its key's, most significant first
 *   32 bytes    the key's commitment
 *   2 bytes     length of the wrapped key, then the wrapped key in ASCII
 * </pre>
 *
 * <p>Blocks follow until the end of the file:
 *
 * <pre>
 *   1 byte      0, or 1 where no block follows
 *   4 bytes     length of the block, then the block
 * </pre>
 *
 * <p>A block is sealed as {@link Sealer} says, as field {@code block} of entity {@code key_copy},
 * or {@code last_block} where none follows, with the copy's id for the row, the block's number,
 * counted from 1, for the version, and the file's name for the owner. So none can be left out,
 * moved, or come from another copy. Unsealed it is text, a {@linkplain KeyLine line} a key.
 */
@ApplicationScoped
public class KeyTableCopy {

  private static final byte[] MAGIC = "SGKEYS01".getBytes(UTF_8);
  private static final int COMMITMENT = 32;
  private static final int KEYS_IN_A_BLOCK = 2_000;
  private static final int LARGEST_BLOCK = 1 << 24;

  private final DataKeys keys;
  private final Sealer sealer;

  /** For the container's proxy only. */
  protected KeyTableCopy() {
    this(null, null);
  }

  @Inject
  KeyTableCopy(DataKeys keys, Sealer sealer) {
    this.keys = keys;
    this.sealer = sealer;
  }

  /**
   * Begins a copy.
   *
   * @param name the file's
   * @throws KeysUnavailable if the vault gives no key to seal it under
   */
  public Writer write(DataOutputStream out, String name) throws IOException {
    return new Writer(out, name);
  }

  /**
   * A key as one that a copy is sealed under, to see that the vault opens such keys.
   *
   * @throws KeysUnavailable if the vault gives none
   */
  public KeyTableRow sampleKey() {
    StoredKey stored = keys.detached(KeyPurpose.BACKUP, "sample");
    return new KeyTableRow(
        stored.purpose(),
        stored.id().toString(),
        stored.wrapped(),
        Optional.of(stored.commitment()));
  }

  /** Writes one copy, a key at a time; {@link #finish} completes it. */
  public final class Writer {

    private final DataOutputStream out;
    private final DataKey key;
    private final List<String> lines = new ArrayList<>();
    private int block;

    private Writer(DataOutputStream out, String name) throws IOException {
      this.out = out;
      StoredKey stored = keys.detached(KeyPurpose.BACKUP, name);
      this.key = keys.open(stored);
      out.write(MAGIC);
      out.writeLong(stored.id().getMostSignificantBits());
      out.writeLong(stored.id().getLeastSignificantBits());
      out.write(stored.commitment());
      out.writeUTF(stored.wrapped().text());
    }

    public void add(KeyTableRow row) throws IOException {
      if (lines.size() == KEYS_IN_A_BLOCK) {
        write(false);
      }
      lines.add(KeyLine.of(row));
    }

    public void finish() throws IOException {
      write(true);
      out.flush();
    }

    private void write(boolean last) throws IOException {
      block++;
      byte[] text = String.join("\n", lines).getBytes(UTF_8);
      byte[] sealed = sealer.seal(key, place(key, block, last), text);
      lines.clear();
      out.writeBoolean(last);
      out.writeInt(sealed.length);
      out.write(sealed);
    }
  }

  /**
   * Reads a copy; what it hands on before it fails is not to be used.
   *
   * @param name the file's
   * @throws IntegrityFailure if it is none, or not as it was written
   * @throws KeyRefused if its key does not open
   */
  public void read(DataInputStream in, String name, Consumer<KeyTableRow> use) throws IOException {
    try {
      DataKey key = keys.open(head(in, name));
      boolean last = false;
      for (int block = 1; !last; block++) {
        last = isLast(in, name);
        byte[] sealed = new byte[length(in, name)];
        in.readFully(sealed);
        byte[] text = sealer.open(key, place(key, block, last), sealed);
        new String(text, UTF_8).lines().map(KeyLine::parse).forEach(use);
      }
      require(in.read() < 0, name);
    } catch (EOFException e) {
      throw damaged(name);
    }
  }

  private static StoredKey head(DataInputStream in, String name) throws IOException {
    require(Arrays.equals(in.readNBytes(MAGIC.length), MAGIC), name);
    UUID id = new UUID(in.readLong(), in.readLong());
    byte[] commitment = in.readNBytes(COMMITMENT);
    require(commitment.length == COMMITMENT, name);
    return new StoredKey(id, KeyPurpose.BACKUP, new WrappedKey(name, in.readUTF()), commitment);
  }

  private static boolean isLast(DataInputStream in, String name) throws IOException {
    byte mark = in.readByte();
    require(mark == 0 || mark == 1, name);
    return mark == 1;
  }

  private static int length(DataInputStream in, String name) throws IOException {
    int length = in.readInt();
    require(length > 0 && length <= LARGEST_BLOCK, name);
    return length;
  }

  private static Binding place(DataKey key, int block, boolean last) {
    return new Binding("key_copy", last ? "last_block" : "block", key.id(), block, key.subject());
  }

  private static void require(boolean holds, String name) {
    if (!holds) {
      throw damaged(name);
    }
  }

  private static IntegrityFailure damaged(String name) {
    return new IntegrityFailure(name + " is no whole copy of the keys");
  }
}
