package org.safeguard.patient.bundle;

import java.util.List;
import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/** An entry of a bundle cannot be done as asked; says which, in the terms of what is wrong. */
public final class EntryRejected extends RejectedCall {

  private static final long serialVersionUID = 1L;

  private final int status;

  private EntryRejected(int status, List<Issue> issues) {
    super(issues);
    this.status = status;
  }

  /** The same rejection with the entry's place where it named none. */
  static EntryRejected of(BundleEntry entry, RejectedCall cause) {
    return new EntryRejected(
        cause.status(), cause.issues().stream().map(issue -> placed(entry, issue)).toList());
  }

  /** The entry is not written as FHIR asks. */
  static EntryRejected invalid(BundleEntry entry, String element, String diagnostics) {
    return of(entry, element, "invalid", diagnostics);
  }

  /** The entry would make what another one makes. */
  static EntryRejected duplicate(BundleEntry entry, String element, String diagnostics) {
    return of(entry, element, "duplicate", diagnostics);
  }

  private static EntryRejected of(
      BundleEntry entry, String element, String code, String diagnostics) {
    return new EntryRejected(400, List.of(Issue.at(entry.place() + element, code, diagnostics)));
  }

  private static Issue placed(BundleEntry entry, Issue issue) {
    return issue.expression().startsWith(entry.place())
        ? issue
        : Issue.at(entry.place(), issue.code(), issue.diagnostics());
  }

  @Override
  public int status() {
    return status;
  }
}
