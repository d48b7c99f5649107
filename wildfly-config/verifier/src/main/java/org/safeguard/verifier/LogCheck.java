package org.safeguard.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.ChainCheck;
import org.safeguard.verify.ChainHash;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.MalformedEntry;

/**
 * Checks an export from its first line to its last. After the first wrong place of a chain the rest
 * of that chain is passed, since all behind it hangs on it, and the next chain is checked.
 */
final class LogCheck {

  /**
   * How long a revision may wait for its entry: the sweep that chains what a process left behind
   * comes round every half minute, and takes what was there a round before.
   */
  static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

  private final ExportReader in;
  private final HeadClaims claims = new HeadClaims();
  private final Findings findings = new Findings();

  /** The hash of each epoch's first entry; empty where it has none. */
  private final Map<Long, byte[]> epochs = new TreeMap<>();

  private Optional<Instant> at = Optional.empty();
  private Optional<Report.Last> last = Optional.empty();
  private Optional<LinkReader> links = Optional.empty();
  private long opened;
  private long waiting;

  private LogCheck(ExportReader in) {
    this.in = in;
  }

  /** Checks a whole export. */
  static Report check(ExportReader in) {
    LogCheck check = new LogCheck(in);
    Optional<String> unreadable = Optional.empty();
    try {
      check.export();
    } catch (ExportUnreadable e) {
      unreadable = Optional.of(e.getMessage());
    }
    return check.report(unreadable);
  }

  private Report report(Optional<String> unreadable) {
    return new Report(
        at,
        opened,
        links.map(LinkReader::entries).orElse(0L),
        links.map(LinkReader::revisions).orElse(0L),
        waiting,
        last,
        findings.byPlace(),
        findings.found(),
        unreadable);
  }

  private void export() {
    if (!(in.next() instanceof ExportRecord.Header header)) {
      throw new ExportUnreadable("the export does not begin with its header");
    }
    at = Optional.of(header.at());
    ExportRecord next = in.next();
    for (; next instanceof ExportRecord.Epoch epoch; next = in.next()) {
      epoch(epoch);
    }
    LinkReader reader = new LinkReader(in, next, claims, findings);
    links = Optional.of(reader);
    long before = Long.MIN_VALUE;
    while (reader.peek() instanceof ExportRecord.Link link) {
      if (link.chain() <= before) {
        throw new ExportUnreadable("the export's chains are not in order");
      }
      before = link.chain();
      chain(before, reader);
    }
    for (; reader.peek() instanceof ExportRecord.Unchained revision; reader.advance()) {
      unchained(revision, header.at());
    }
    if (!(reader.peek() instanceof ExportRecord.End end)) {
      throw new ExportUnreadable("the export's lines are not in order");
    }
    in.finish(end);
    epochs.keySet().forEach(c -> findings.add(Finding.of(c, 1, Finding.Reason.CHAIN_EMPTY)));
    claims.unmet().forEach(findings::add);
  }

  private void epoch(ExportRecord.Epoch epoch) {
    opened++;
    byte[] first = epoch.first().orElse(new byte[0]);
    if (epochs.put(epoch.chain(), ChainHash.next(ChainHash.origin(), first)) != null) {
      throw new ExportUnreadable("the export's epochs are not in order");
    }
    if (epoch.first().isPresent() && !tellsOf(epoch, first)) {
      findings.add(Finding.of(epoch.chain(), 1, Finding.Reason.EPOCH_DIFFERS));
    }
  }

  private boolean tellsOf(ExportRecord.Epoch epoch, byte[] first) {
    try {
      AuditEntry entry = EntryCodec.decode(first);
      String beginning = "node " + EntryCodec.clean(epoch.node()) + "; earlier heads: ";
      String note = entry.note().orElse("");
      return entry.action().equals("EPOCH")
          && entry.at().equals(epoch.openedAt())
          && note.startsWith(beginning)
          && claims.add(note.substring(beginning.length()));
    } catch (MalformedEntry e) {
      return false;
    }
  }

  private void chain(long chain, LinkReader reader) {
    byte[] first = epochs.remove(chain);
    if (first == null) {
      findings.add(Finding.of(chain, 1, Finding.Reason.EPOCH_MISSING));
    } else {
      reader.expectFirst(first);
    }
    ChainCheck.Result result =
        ChainCheck.check(chain, reader.batches(chain), reader.entries(chain), Optional.empty());
    result.fault().ifPresent(this::fault);
    reader.skip(chain);
    claims.unmet(chain, result.checked(), result.fault().isEmpty()).forEach(findings::add);
    last = Optional.of(new Report.Last(chain, result.checked()));
  }

  private void fault(ChainCheck.Fault fault) {
    findings.add(
        new Finding(fault.chain(), fault.sequence(), fault.reason().name(), OptionalLong.empty()));
  }

  private void unchained(ExportRecord.Unchained revision, Instant now) {
    if (revision.at().isAfter(now.minus(ON_ITS_WAY))) {
      waiting++;
    } else {
      findings.add(
          new Finding(
              0,
              0,
              Finding.Reason.REVISION_NOT_CHAINED.name(),
              OptionalLong.of(revision.revision())));
    }
  }
}
