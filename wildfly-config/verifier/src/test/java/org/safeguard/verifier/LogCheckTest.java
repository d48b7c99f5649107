package org.safeguard.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.safeguard.verifier.Report.Verdict;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainCheck;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.SearchFields;

/** One case a kind of tampering. */
class LogCheckTest {

  private final Log log = new Log();

  @Test
  void untouchedLogIsConsistentAndNoMore() {
    Report report = log.check();
    assertEquals(List.of(), report.findings());
    assertEquals(Verdict.CONSISTENT_BUT_UNWITNESSED, report.verdict());
    assertEquals(Optional.of(new Report.Last(2, 2)), report.last());
    assertEquals(2, report.epochs());
    assertEquals(7, report.entries());
    assertEquals(1, report.revisions());
  }

  @Test
  void changedByteIsNamed() {
    ChainedEntry e = log.entry(1, 4);
    byte[] changed = e.canonical().clone();
    changed[100] ^= 1;
    log.replace(1, 4, e.hash(), changed, e.fields());
    named(1, 4, ChainCheck.Reason.ENTRY_NOT_LINKED);
  }

  @Test
  void changedColumnIsNamed() {
    ChainedEntry e = log.entry(1, 4);
    log.replace(1, 4, e.hash(), e.canonical(), SearchFields.of(Log.read(99)));
    named(1, 4, ChainCheck.Reason.COLUMNS_DIFFER);
  }

  @Test
  void outcomeThatIsNoneDiffers() {
    String export = log.export();
    int last = export.lastIndexOf("\"outcome\":\"SUCCESS\"");
    Report report =
        Log.check(
            export.substring(0, last)
                + export.substring(last).replace("\"SUCCESS\"", "\"HIDDEN\""));
    assertEquals(List.of(finding(2, 2, ChainCheck.Reason.COLUMNS_DIFFER)), report.findings());
  }

  @Test
  void missingEntryIsNamed() {
    log.links.remove(log.at(1, 4));
    named(1, 4, ChainCheck.Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void missingBatchIsNamed() {
    log.links.remove(log.at(1, 4) - 1);
    named(1, 4, ChainCheck.Reason.ENTRY_WITHOUT_BATCH);
  }

  @Test
  void endThatNoEpochNames_isNotFoundMissing_andTheReportSaysSo() {
    log.cutAfter(2, 1);
    Report report = log.check();
    assertEquals(List.of(), report.findings());
    assertEquals(Optional.of(new Report.Last(2, 1)), report.last());
    String text = ReportWriter.text(report);
    assertTrue(
        text.contains("complete up to entry 1 of chain 2 as of 2026-11-23T08:22:49.120Z"), text);
    assertTrue(text.contains("later truncation, since no witness's checkpoint was given"), text);
    assertTrue(text.contains("Not checked: the batches' codes"), text);
  }

  @Test
  void endThatALaterEpochNamesIsFoundMissing() {
    log.cutAfter(1, 3);
    named(1, 5, Finding.Reason.CHAIN_CUT);
  }

  @Test
  void wholeChainThatALaterEpochNamesIsFoundMissing() {
    log.cutAfter(1, 0);
    log.epochs.remove(0);
    named(1, 5, Finding.Reason.CHAIN_MISSING);
  }

  @Test
  void epochWithoutAnythingOfItsChainIsNamed() {
    log.cutAfter(2, 0);
    named(2, 1, Finding.Reason.CHAIN_EMPTY);
  }

  @Test
  void chainWithoutEpochIsNamed() {
    log.epochs.remove(1);
    named(2, 1, Finding.Reason.EPOCH_MISSING);
  }

  @Test
  void chainMadeAnewIsNamedByTheLaterEpoch() {
    List<ExportRecord> later = log.links.subList(log.at(1, 5) + 1, log.links.size());
    List<ExportRecord> kept = List.copyOf(later);
    log.links.clear();
    ExportRecord.Epoch second = log.epochs.get(1);
    log.epochs.clear();
    log.open(1, "none");
    log.append(1, Log.read(31), Log.read(32), Log.read(33), Log.read(34));
    log.links.addAll(kept);
    log.epochs.add(second);
    named(1, 5, Finding.Reason.HEAD_NAMED_OTHERWISE);
  }

  @Test
  void headOfAChainThatWentOnIsMetWhereItWas() {
    log.links.clear();
    log.epochs.clear();
    log.open(1, "none");
    String then = log.head(1);
    log.append(1, Log.read(11));
    log.open(2, then);
    assertEquals(List.of(), log.check().findings());
  }

  @Test
  void epochOfAnotherNodeThanItsEntrySaysIsNamed() {
    ExportRecord.Epoch e = log.epochs.get(1);
    log.epochs.set(1, new ExportRecord.Epoch(2, "b", e.openedAt(), e.first()));
    // What it says of chain 1 is then not relied on.
    named(2, 1, Finding.Reason.EPOCH_DIFFERS);
  }

  @Test
  void epochReadWithAnotherFirstEntryIsNamed() {
    ExportRecord.Epoch e = log.epochs.get(1);
    String first = new String(e.first().orElseThrow(), StandardCharsets.UTF_8);
    byte[] other =
        first.replaceFirst("heads: .*?\"", "heads: none\"").getBytes(StandardCharsets.UTF_8);
    log.epochs.set(1, new ExportRecord.Epoch(2, "a", e.openedAt(), Optional.of(other)));
    named(2, 1, Finding.Reason.EPOCH_DIFFERS);
  }

  @Test
  void swappedEntriesAreNamed() {
    Collections.swap(log.links, log.at(1, 4), log.at(1, 5));
    named(1, 4, ChainCheck.Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void entryTwiceInItsPlaceIsNamed() {
    log.links.add(log.at(1, 4), log.links.get(log.at(1, 4)));
    named(1, 5, ChainCheck.Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void forgedRangeOfABatchIsNamed() {
    int at = log.at(1, 4) - 1;
    Batch b = ((ExportRecord.BatchLink) log.links.get(at)).batch();
    log.links.set(
        at,
        new ExportRecord.BatchLink(
            new Batch(1, 4, 6, b.chainedAt(), b.previous(), b.head(), b.mac())));
    named(1, 6, ChainCheck.Reason.ENTRY_MISSING);
  }

  @Test
  void writeChainedTwiceIsNamed() {
    log.append(2, Log.write(12));
    named(2, 3, Finding.Reason.ENTRY_WITHOUT_REVISION);
  }

  @Test
  void writeWithoutRevisionIsNamed() {
    log.links.remove(log.at(1, 3) + 1);
    named(1, 3, Finding.Reason.ENTRY_WITHOUT_REVISION);
  }

  @Test
  void placeOfARevisionThatIsNotThereIsNamed() {
    revision(new ExportRecord.Revision(10, 1, 3, Optional.empty()));
    named(1, 3, Finding.Reason.REVISION_MISSING, 10);
  }

  @Test
  void revisionWithOtherBytesThanItsEntryIsNamed() {
    byte[] other = EntryCodec.encode(Log.write(99));
    revision(new ExportRecord.Revision(10, 1, 3, Optional.of(other)));
    named(1, 3, Finding.Reason.REVISION_DIFFERS, 10);
  }

  @Test
  void secondRevisionOfAnEntryIsNamed() {
    byte[] same = EntryCodec.encode(Log.write(12));
    log.links.add(log.at(1, 3) + 2, new ExportRecord.Revision(11, 1, 3, Optional.of(same)));
    named(1, 3, Finding.Reason.ENTRY_OF_TWO_REVISIONS, 11);
  }

  @Test
  void placeThatHoldsNoEntryIsNamed() {
    byte[] bytes = EntryCodec.encode(Log.write(99));
    log.links.add(new ExportRecord.Revision(11, 2, 9, Optional.of(bytes)));
    named(2, 9, Finding.Reason.REVISION_OF_NO_ENTRY, 11);
  }

  @Test
  void revisionThatWasNeverChainedIsNamed() {
    log.unchained.add(new ExportRecord.Unchained(12, Log.AT));
    named(0, 0, Finding.Reason.REVISION_NOT_CHAINED, 12);
  }

  @Test
  void revisionJustCommittedMayWait() {
    log.unchained.add(new ExportRecord.Unchained(12, Log.AT.plusSeconds(3590)));
    Report report = log.check();
    assertEquals(List.of(), report.findings());
    assertEquals(1, report.waiting());
  }

  @Test
  void eachChainsFirstWrongPlaceIsNamed() {
    for (int chain = 1; chain <= 2; chain++) {
      ChainedEntry e = log.entry(chain, 2);
      log.replace(chain, 2, new byte[32], e.canonical(), e.fields());
    }
    assertEquals(
        List.of(
            finding(1, 2, ChainCheck.Reason.ENTRY_NOT_LINKED),
            finding(2, 2, ChainCheck.Reason.ENTRY_NOT_LINKED)),
        log.check().findings());
  }

  @Test
  void cutExportIsUnreadableWhereverItIsCut() {
    String export = log.export();
    for (int length = 0; length < export.length() - 2; length++) {
      assertEquals(Verdict.UNREADABLE, Log.check(export.substring(0, length)).verdict());
    }
  }

  @Test
  void exportThatLacksALineIsUnreadable() {
    String export = log.export();
    int last = export.lastIndexOf("{\"entry\"");
    int end = export.indexOf('\n', last) + 1;
    assertTrue(
        Log.check(export.substring(0, last) + export.substring(end)).unreadable().isPresent());
  }

  @Test
  void malformedLineIsNamedAndNotRepeated() {
    String export = log.export().replaceFirst("\"requestId\":", "\"requestid\":");
    Report report = Log.check(export);
    assertEquals(Verdict.UNREADABLE, report.verdict());
    assertEquals(Optional.of("line 5 of the export is malformed"), report.unreadable());
  }

  @Test
  void reportShowsNothingOfWhatEntriesHold() {
    ChainedEntry e = log.entry(1, 4);
    log.replace(1, 4, new byte[32], e.canonical(), e.fields());
    Report report = log.check();
    for (String text : List.of(ReportWriter.text(report), ReportWriter.json(report))) {
      assertTrue(text.contains("ENTRY_NOT_LINKED"), text);
      assertFalse(text.contains("SECRET-NAME"), text);
    }
  }

  private void revision(ExportRecord.Revision revision) {
    log.links.set(log.at(1, 3) + 1, revision);
  }

  private void named(long chain, long sequence, Enum<?> reason) {
    Report report = log.check();
    assertEquals(List.of(finding(chain, sequence, reason)), report.findings());
    assertEquals(Verdict.TAMPERED, report.verdict());
  }

  private void named(long chain, long sequence, Enum<?> reason, long revision) {
    assertEquals(
        List.of(new Finding(chain, sequence, reason.name(), OptionalLong.of(revision))),
        log.check().findings());
  }

  private static Finding finding(long chain, long sequence, Enum<?> reason) {
    return new Finding(chain, sequence, reason.name(), OptionalLong.empty());
  }
}
