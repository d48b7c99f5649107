package org.safeguard.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;

/**
 * The chains' part of an export as batches and entries of one chain, each as the other ends. The
 * revisions between them are held against the entry before them on the way.
 */
final class LinkReader {

  /** Stands in the canonical bytes of an entry that names something written, and of no other. */
  private static final byte[] WRITTEN = "\"use\":\"WRITTEN\"".getBytes(US_ASCII);

  private final ExportReader in;
  private final HeadClaims claims;
  private final Findings findings;
  private ExportRecord next;
  private ChainedEntry before;
  private int revisionsOfIt;
  private byte[] first;
  private boolean skipping;
  private long entries;
  private long revisions;

  /**
   * @param next the first record behind the epochs
   */
  LinkReader(ExportReader in, ExportRecord next, HeadClaims claims, Findings findings) {
    this.in = in;
    this.claims = claims;
    this.findings = findings;
    this.next = next;
    passRevisions();
  }

  /** The record that comes next; never a revision. */
  ExportRecord peek() {
    return next;
  }

  long entries() {
    return entries;
  }

  long revisions() {
    return revisions;
  }

  /** Goes one record on. */
  void advance() {
    if (next instanceof ExportRecord.EntryLink link) {
      entries++;
      before = link.entry();
    } else {
      before = null;
    }
    revisionsOfIt = 0;
    next = in.next();
    passRevisions();
    if (before != null && !skipping && revisionsOfIt == 0 && tellsOfAWrite(before)) {
      findings.add(
          Finding.of(before.chain(), before.sequence(), Finding.Reason.ENTRY_WITHOUT_REVISION));
    }
  }

  /**
   * Before the batches and entries of a chain are asked for.
   *
   * @param hash that of the first entry, as read with the epoch
   */
  void expectFirst(byte[] hash) {
    first = hash;
  }

  /** Passes what is left of a chain in which a place is wrong. */
  void skip(long chain) {
    skipping = true;
    while (next instanceof ExportRecord.Link link && link.chain() == chain) {
      advance();
    }
    skipping = false;
  }

  /** The batches of a chain, as long as one comes next. */
  Iterator<Batch> batches(long chain) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next instanceof ExportRecord.BatchLink link && link.chain() == chain;
      }

      @Override
      public Batch next() {
        if (next instanceof ExportRecord.BatchLink link && link.chain() == chain) {
          advance();
          return link.batch();
        }
        throw new NoSuchElementException();
      }
    };
  }

  /** The entries of a chain, as long as one comes next. */
  Iterator<ChainedEntry> entries(long chain) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next instanceof ExportRecord.EntryLink link && link.chain() == chain;
      }

      @Override
      public ChainedEntry next() {
        if (next instanceof ExportRecord.EntryLink link && link.chain() == chain) {
          claims.meet(link.entry());
          compareFirst(link.entry());
          advance();
          return link.entry();
        }
        throw new NoSuchElementException();
      }
    };
  }

  /** What of an epoch was read before its chain has to be what its chain begins with. */
  private void compareFirst(ChainedEntry entry) {
    if (entry.sequence() == 1 && first != null && !Arrays.equals(entry.hash(), first)) {
      findings.add(Finding.of(entry.chain(), 1, Finding.Reason.EPOCH_DIFFERS));
    }
    first = null;
  }

  private void passRevisions() {
    while (next instanceof ExportRecord.Revision revision) {
      revisions++;
      if (!skipping) {
        check(revision);
      }
      next = in.next();
    }
  }

  private void check(ExportRecord.Revision revision) {
    if (before == null
        || before.chain() != revision.chain()
        || before.sequence() != revision.sequence()) {
      findings.add(Finding.of(revision, Finding.Reason.REVISION_OF_NO_ENTRY));
      return;
    }
    revisionsOfIt++;
    if (revisionsOfIt > 1) {
      findings.add(Finding.of(revision, Finding.Reason.ENTRY_OF_TWO_REVISIONS));
    } else if (revision.entry().isEmpty()) {
      findings.add(Finding.of(revision, Finding.Reason.REVISION_MISSING));
    } else if (!Arrays.equals(revision.entry().get(), before.canonical())) {
      findings.add(Finding.of(revision, Finding.Reason.REVISION_DIFFERS));
    }
  }

  private static boolean tellsOfAWrite(ChainedEntry entry) {
    return entry.fields().outcome() == Outcome.SUCCESS
        && !entry.fields().resources().isEmpty()
        && contains(entry.canonical(), WRITTEN);
  }

  /** Quotation marks in text are escaped, so nothing else of an entry can look like it. */
  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i <= bytes.length - part.length; i++) {
      if (bytes[i] == part[0] && Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
