package org.safeguard.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Query;

class EntryCodecTest {

  private static final String ID = "00000000-0000-0000-0000-00000000000";

  private static final String FULL =
      "{'format':1,'id':'"
          + ID
          + "1','requestId':'"
          + ID
          + "2','at':'2026-11-23T07:22:49.120Z','action':'UPDATE','outcome':'SUCCESS',"
          + "'rule':'OWN_PATIENT','status':200,"
          + "'actor':{'kind':'PERSON','id':'5f0a','name':'d.\u00f8rsted \\'dee\\'',"
          + "'client':'safeguard-console','session':'s-1','authentication':'mfa',"
          + "'authenticatedAt':'2026-11-23T07:00:00.000Z','roles':['PHYSICIAN','AUDITOR']},"
          + "'origin':{'address':'10.0.0.7','workstation':'ward-3',"
          + "'userAgent':'0123456789abcdef','channel':'PUT /fhir/Patient/{id}'},"
          + "'purpose':'TREAT',"
          + "'items':[{'type':'Patient','id':'"
          + ID
          + "3','version':1,'use':'SHOWN'},{'type':'Patient','id':'"
          + ID
          + "3','version':2,'use':'WRITTEN','sha256':'"
          + "ab".repeat(32)
          + "'}],'patients':['"
          + ID
          + "3'],'query':{'parameters':['family:exact'],'key':'"
          + ID
          + "4','sealed':'AAEC'},'note':'line\\n\ud83d\ude00'}";

  private static final String BARE =
      "{'format':1,'id':'"
          + ID
          + "1','requestId':'"
          + ID
          + "2','at':'2026-11-23T07:22:49.120Z','action':'READ','outcome':'REFUSED',"
          + "'actor':{'kind':'ANONYMOUS','id':'','name':'','roles':[]},'origin':{},"
          + "'items':[],'patients':[]}";

  @Test
  void formatOneIsPinned_full() {
    assertEquals(json(FULL), text(EntryCodec.encode(Entries.FULL)));
  }

  @Test
  void formatOneIsPinned_bare() {
    assertEquals(json(BARE), text(EntryCodec.encode(Entries.bare(1))));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertEquals(Entries.FULL, EntryCodec.decode(bytes(FULL)));
    assertEquals(Entries.bare(1), EntryCodec.decode(bytes(BARE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'format':1            | 'format':2",
        "'format':1            | 'format':'1'",
        "'rule'                | 'ruler'",
        "'items':[]            | 'items':[],'extra':1",
        "'origin':{}           | 'origin':{'extra':1}",
        "'action':'READ',      | ``",
        "'action':'READ'       | 'action':'READ','action':'READ'",
        "'items':[],'patients':[] | 'patients':[],'items':[]",
        "'action':'READ'       | 'action': 'READ'",
        "'action':'READ'       | 'action':'\\u0052EAD'",
        "'action':'READ'       | 'action':true",
        "'READ'                | 'READ','rule':null",
        "49.120Z               | 49.12Z",
        "49.120Z               | 49.120+00:00",
        "'REFUSED'             | 'refused'",
        "'ANONYMOUS'           | 'NOBODY'",
        "00001'                | 1'",
        "'patients':[]}        | 'patients':[]}{}",
        "'patients':[]}        | 'patients':[]",
      })
  void anyOtherSpellingIsRefused(String canonical, String other) {
    String source = canonical.startsWith("'rule'") ? FULL : BARE;
    String changed = source.replaceFirst(java.util.regex.Pattern.quote(canonical), quoted(other));
    assertFalse(changed.equals(source));
    assertThrows(MalformedEntry.class, () -> EntryCodec.decode(bytes(changed)));
  }

  @Test
  void refusalQuotesNothingOfTheEntry() {
    MalformedEntry refusal =
        assertThrows(
            MalformedEntry.class, () -> EntryCodec.decode("{\"format\":Meyer".getBytes(UTF_8)));
    assertEquals("not JSON", refusal.getMessage());
  }

  @Test
  void partsOfAMillisecondAreCutOff() {
    AuditEntry entry =
        EntryCodec.decode(EntryCodec.encode(at(Instant.ofEpochSecond(0, 1_999_999))));
    assertEquals(Instant.ofEpochMilli(1), entry.at());
  }

  @Test
  void textThatADatabaseCannotHoldIsReplaced() {
    Origin hostile =
        new Origin(
            Optional.of("a\0b\ud83dc"), Optional.empty(), Optional.empty(), Optional.empty());
    byte[] bytes = EntryCodec.encode(from(hostile));
    assertEquals(Optional.of("a\ufffdb\ufffdc"), EntryCodec.decode(bytes).origin().address());
  }

  /** What the log took must not end its check. */
  @Test
  void textMayBeLongerThanJacksonReadsByItself() {
    String sealed = "A".repeat(StreamReadConstraints.DEFAULT_MAX_STRING_LEN + 1);
    AuditEntry entry =
        searched(new Query(List.of("family"), Optional.of(Entries.id(4)), Optional.of(sealed)));
    assertEquals(entry, EntryCodec.decode(EntryCodec.encode(entry)));
  }

  private static AuditEntry searched(Query query) {
    AuditEntry e = Entries.bare(1);
    return new AuditEntry(
        e.id(),
        e.requestId(),
        e.at(),
        e.action(),
        e.outcome(),
        e.rule(),
        e.status(),
        e.actor(),
        e.origin(),
        e.purpose(),
        e.items(),
        e.patients(),
        Optional.of(query),
        e.note());
  }

  private static AuditEntry at(Instant at) {
    AuditEntry e = Entries.bare(1);
    return new AuditEntry(
        e.id(),
        e.requestId(),
        at,
        e.action(),
        e.outcome(),
        e.rule(),
        e.status(),
        e.actor(),
        e.origin(),
        e.purpose(),
        e.items(),
        e.patients(),
        e.query(),
        e.note());
  }

  private static AuditEntry from(Origin origin) {
    AuditEntry e = Entries.bare(1);
    return new AuditEntry(
        e.id(),
        e.requestId(),
        e.at(),
        e.action(),
        e.outcome(),
        e.rule(),
        e.status(),
        e.actor(),
        origin,
        e.purpose(),
        e.items(),
        e.patients(),
        e.query(),
        e.note());
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static byte[] bytes(String text) {
    return json(text).getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
