package org.safeguard.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A report for people, and for programs. */
final class ReportWriter {

  /** What an export alone can't show, whatever it holds. */
  private static final String NOT_EXCLUDED =
      """
      Not excluded: later truncation, since no witness's checkpoint was given: entries cut off the end of a chain that no
      later epoch names, or a whole chain that none names.
      Not checked: the batches' codes, whose keys only Vault opens: who rewrote a chain whole, from the changed entry to
      its end, and no later epoch names it, is not shown.
      """;

  private ReportWriter() {}

  static String text(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d epochs, %d entries, %d revisions with their entries%n"
            .formatted(report.epochs(), report.entries(), report.revisions()));
    if (report.waiting() > 0) {
      text.append(
          "%d revisions of the last minutes wait for their entries%n".formatted(report.waiting()));
    }
    report.unreadable().ifPresent(why -> text.append("UNREADABLE: " + why + "\n"));
    report.findings().forEach(finding -> text.append("WRONG: " + line(finding) + "\n"));
    if (report.found() > report.findings().size()) {
      text.append("%d more%n".formatted(report.found() - report.findings().size()));
    }
    if (report.verdict() == Report.Verdict.CONSISTENT_BUT_UNWITNESSED) {
      text.append("CONSISTENT: complete up to " + upTo(report) + "\n");
    }
    return text.append(NOT_EXCLUDED).toString();
  }

  private static String upTo(Report report) {
    String place =
        report
            .last()
            .map(last -> "entry %d of chain %d".formatted(last.sequence(), last.chain()))
            .orElse("nothing, for there is no entry");
    return place + " as of " + report.at().orElseThrow();
  }

  private static String line(Finding finding) {
    String revision =
        finding.revision().isPresent() ? ", revision " + finding.revision().getAsLong() : "";
    return finding.chain() == 0
        ? finding.reason() + revision
        : "chain %d, entry %d: %s%s"
            .formatted(finding.chain(), finding.sequence(), finding.reason(), revision);
  }

  static String json(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("verdict", report.verdict().name());
      if (report.at().isPresent()) {
        out.writeStringField("asOf", report.at().get().toString());
      }
      out.writeNumberField("epochs", report.epochs());
      out.writeNumberField("entries", report.entries());
      out.writeNumberField("revisions", report.revisions());
      out.writeNumberField("waiting", report.waiting());
      if (report.last().isPresent()) {
        out.writeObjectFieldStart("upTo");
        out.writeNumberField("chain", report.last().get().chain());
        out.writeNumberField("entry", report.last().get().sequence());
        out.writeEndObject();
      }
      out.writeBooleanField("witnessed", false);
      out.writeBooleanField("batchCodesChecked", false);
      if (report.unreadable().isPresent()) {
        out.writeStringField("unreadable", report.unreadable().get());
      }
      out.writeNumberField("found", report.found());
      findings(report, out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void findings(Report report, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      out.writeStartObject();
      out.writeNumberField("chain", finding.chain());
      out.writeNumberField("entry", finding.sequence());
      out.writeStringField("reason", finding.reason());
      if (finding.revision().isPresent()) {
        out.writeNumberField("revision", finding.revision().getAsLong());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
