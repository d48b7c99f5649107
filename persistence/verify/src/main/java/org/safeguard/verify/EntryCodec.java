package org.safeguard.verify;

import java.util.Arrays;

/**
 * The canonical bytes of an audit entry, and back. One entry has exactly one form, so that equal
 * entries have equal hashes and nothing can hide in a second spelling.
 *
 * <p>Format {@value AuditEntry#FORMAT} is one JSON object (RFC 8259) in UTF-8 without insignificant
 * white space. Its keys stand in this order; those marked {@code ?} are left out where the value is
 * absent, and lists are written even when empty:
 *
 * <pre>
 * format     number: {@value AuditEntry#FORMAT}
 * id         UUID, lower case
 * requestId  UUID
 * at         instant: yyyy-MM-ddTHH:mm:ss.SSSZ (RFC 3339, UTC, milliseconds; the rest is cut off)
 * action     text
 * outcome    name of {@link AuditEntry.Outcome}
 * rule       ? text
 * status     ? number
 * actor      { kind, id, name, client?, session?, authentication?, authenticatedAt?, roles: [text] }
 * origin     { address?, workstation?, userAgent?, channel? }
 * purpose    ? text
 * items      [ { type, id, version: number, use, sha256? } ]
 * patients   [ UUID ]
 * query      ? { parameters: [text], key?: UUID, sealed? }
 * note       ? text
 * </pre>
 *
 * <p>In text, only the quotation mark, the backslash and U+0000 to U+001F are escaped. U+0000 and
 * unpaired surrogates, which a database can't hold as text, are written as U+FFFD: a caller who
 * sends one must not be able to keep an entry out of the log.
 */
public final class EntryCodec {

  private EntryCodec() {}

  /** The bytes that are hashed and stored. */
  public static byte[] encode(AuditEntry entry) {
    return EntryWriter.write(entry);
  }

  /**
   * The entry of these bytes.
   *
   * @throws MalformedEntry unless they are exactly what {@link #encode} makes of an entry: another
   *     format, an unknown, repeated or displaced key, or another spelling of the same content is
   *     refused
   */
  public static AuditEntry decode(byte[] canonical) {
    AuditEntry entry = EntryReader.read(canonical);
    if (!Arrays.equals(encode(entry), canonical)) {
      throw new MalformedEntry("not in canonical form");
    }
    return entry;
  }

  /** The text as the canonical bytes hold it: U+0000 and unpaired surrogates become U+FFFD. */
  public static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  /** Nearly every text is, and each entry holds two dozen. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
