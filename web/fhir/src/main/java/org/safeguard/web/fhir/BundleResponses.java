package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.bundle.EntryOutcome;
import org.safeguard.patient.bundle.EntryRequest;
import org.safeguard.patient.bundle.IncomingBundle;
import org.safeguard.patient.request.QueryString;
import org.safeguard.patient.request.VersionTags;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.gate.Failure;
import org.safeguard.web.gate.OutcomeWriter;

/** Says what came of a batch or a transaction. */
@ApplicationScoped
public class BundleResponses {

  private static final int AROUND_ENTRY = 300;

  private final Addresses addresses;
  private final Bundles bundles;
  private final CallContext call;

  @Inject
  public BundleResponses(Addresses addresses, Bundles bundles, CallContext call) {
    this.addresses = addresses;
    this.bundles = bundles;
    this.call = call;
  }

  protected BundleResponses() {
    this(null, null, null);
  }

  /** Whether what was written is sent back: only where the client asks for it. */
  boolean showsResources(Optional<Preference> preferred, long length) {
    return preferred.equals(Optional.of(Preference.REPRESENTATION))
        && length <= IncomingBundle.MOST_SENT_BACK;
  }

  /**
   * The response bundle.
   *
   * @param type of the request, such as {@code batch}
   */
  byte[] write(String type, List<EntryResult> results, boolean showsResources) {
    JsonBytes json = new JsonBytes(expected(results, showsResources));
    json.raw("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "-response\"");
    String before = ",\"entry\":[";
    for (EntryResult result : results) {
      json.raw(before).raw("{");
      result.outcome().ifPresent(outcome -> write(json, outcome, showsResources));
      result.failure().ifPresent(failure -> write(json, failure));
      json.raw("}");
      before = ",";
    }
    return json.raw(results.isEmpty() ? "}" : "]}").toByteArray();
  }

  /** About how long the response becomes, so that it need not grow while all of it is held. */
  private static int expected(List<EntryResult> results, boolean showsResources) {
    long expected = AROUND_ENTRY;
    for (EntryResult result : results) {
      expected += AROUND_ENTRY;
      Optional<EntryOutcome> shown =
          result.outcome().filter(outcome -> showsResources || outcome.request().reads());
      if (shown.isPresent()) {
        expected += shown.get().length() + (long) AROUND_ENTRY * shown.get().resources();
      }
    }
    return Math.toIntExact(expected);
  }

  private void write(JsonBytes json, EntryOutcome outcome, boolean showsResources) {
    if (outcome.request() instanceof EntryRequest.Search search) {
      byte[] page =
          bundles.searchset(
              search.type(), QueryString.parse(search.query()), outcome.page().orElseThrow());
      json.raw("\"resource\":").raw(page).raw(",\"response\":{\"status\":\"200\"}");
      return;
    }
    StoredVersion version = outcome.version().orElseThrow();
    boolean read = outcome.request() instanceof EntryRequest.Read;
    if (read || showsResources) {
      version.json().ifPresent(bytes -> json.raw("\"resource\":").raw(bytes).raw(","));
    }
    json.raw("\"response\":{\"status\":\"" + outcome.status() + "\"");
    if (!read && !(outcome.request() instanceof EntryRequest.Delete)) {
      String location = addresses.of(version.type(), version.id(), version.version());
      json.raw(",\"location\":").string(location);
    }
    json.raw(",\"etag\":").string(VersionTags.write(version.version()));
    json.raw(",\"lastModified\":\"" + Timestamps.instant(version.lastUpdated()) + "\"}");
  }

  private void write(JsonBytes json, Failure failure) {
    json.raw("\"response\":{\"status\":\"" + failure.status() + "\",\"outcome\":");
    json.raw(OutcomeWriter.write(failure, call.requestId())).raw("}");
  }
}
