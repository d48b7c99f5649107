package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTableCopyTest {

  private static final String NAME = "keys-1.sealed";
  private static final int TWO_BLOCKS = 2_500;

  private final Keys keys = new Keys();
  private final KeyTableCopy copy = new KeyTableCopy(keys.dataKeys, new Sealer());

  @Test
  void everyKeyComesBackInItsOrder() throws IOException {
    List<KeyTableRow> rows = rows(TWO_BLOCKS);
    assertEquals(texts(rows), texts(read(written(rows), NAME)));
  }

  @Test
  void copyOfNoKeysIsOne() throws IOException {
    assertEquals(List.of(), read(written(List.of()), NAME));
  }

  @Test
  void copyHoldsNoWrappedKeyInClear() throws IOException {
    byte[] file = written(List.of(row(1)));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("vault:v2:1"));
  }

  @Test
  void everyChangedByte_fails() throws IOException {
    byte[] file = written(List.of(row(1)));
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      int place = at;
      assertThrows(RuntimeException.class, () -> read(changed, NAME), () -> "changed at " + place);
    }
  }

  @Test
  void everyShorterFile_fails() throws IOException {
    byte[] file = written(List.of(row(1)));
    for (int length = 0; length < file.length; length++) {
      byte[] shorter = Arrays.copyOf(file, length);
      assertThrows(RuntimeException.class, () -> read(shorter, NAME));
    }
  }

  @Test
  void longerFile_fails() throws IOException {
    byte[] file = written(List.of(row(1)));
    assertThrows(IntegrityFailure.class, () -> read(Arrays.copyOf(file, file.length + 1), NAME));
  }

  /** The first block ends the file, once it says so; but that is sealed into it. */
  @Test
  void blockLeftOut_fails() throws IOException {
    byte[] whole = written(rows(TWO_BLOCKS));
    int head = written(List.of()).length - (1 + 4 + 29);
    int first = new DataInputStream(new ByteArrayInputStream(whole, head + 1, 4)).readInt();
    byte[] cut = Arrays.copyOf(whole, head + 1 + 4 + first);
    assertThrows(IntegrityFailure.class, () -> read(cut, NAME));
    cut[head] = 1;
    assertThrows(IntegrityFailure.class, () -> read(cut, NAME));
  }

  @Test
  void copyUnderAnotherName_fails() throws IOException {
    byte[] file = written(List.of(row(1)));
    assertThrows(RuntimeException.class, () -> read(file, "keys-2.sealed"));
  }

  private byte[] written(List<KeyTableRow> rows) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    KeyTableCopy.Writer writer = copy.write(new DataOutputStream(file), NAME);
    for (KeyTableRow row : rows) {
      writer.add(row);
    }
    writer.finish();
    return file.toByteArray();
  }

  private List<KeyTableRow> read(byte[] file, String name) throws IOException {
    List<KeyTableRow> rows = new ArrayList<>();
    copy.read(new DataInputStream(new ByteArrayInputStream(file)), name, rows::add);
    return rows;
  }

  private static List<String> texts(List<KeyTableRow> rows) {
    return rows.stream().map(KeyLine::of).toList();
  }

  private static List<KeyTableRow> rows(int number) {
    List<KeyTableRow> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  /** Every third has no commitment, as those of the audit log. */
  private static KeyTableRow row(int number) {
    Optional<byte[]> commitment =
        number % 3 == 0 ? Optional.empty() : Optional.of(new byte[] {(byte) number});
    return new KeyTableRow(
        KeyPurpose.PATIENT,
        new UUID(1, number).toString(),
        new WrappedKey("p" + number, "vault:v2:" + number),
        commitment);
  }
}
