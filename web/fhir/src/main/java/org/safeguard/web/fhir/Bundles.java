package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import org.safeguard.patient.request.QueryString;
import org.safeguard.patient.request.SearchReader;
import org.safeguard.patient.request.VersionTags;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.StoredVersion;

/** Bundles of stored resources, put together byte by byte. */
@ApplicationScoped
public class Bundles {

  /** Of a page of a history: the version that all of its are older than. */
  static final String BEFORE = "_before";

  private static final int AROUND_ENTRY = 400;

  private final Addresses address;

  @Inject
  public Bundles(Addresses address) {
    this.address = address;
  }

  protected Bundles() {
    this(null);
  }

  /**
   * One page of a search. Its links repeat the query, and so what was searched for: FHIR has
   * clients follow them, and they go to nobody but the client that asked, in the body of a
   * response. This server writes no address into a log; what stands in the audit entry is sealed.
   */
  byte[] searchset(ResourceType type, QueryString query, SearchPage page) {
    String self = address.of(type);
    JsonBytes json = begin("searchset", page.matches());
    json.raw(",\"link\":[");
    link(json, "self", self, query);
    page.next().ifPresent(after -> link(json.raw(","), "next", self, following(query, after)));
    json.raw("]");
    entries(json, page.matches(), this::match);
    return json.raw("}").toByteArray();
  }

  private static QueryString following(QueryString query, ResourceId after) {
    return query.without(SearchReader.AFTER).with(SearchReader.AFTER, after.toString());
  }

  /**
   * A page of one resource's versions, newest first.
   *
   * @param before the versions asked for are older than this one
   */
  byte[] history(ResourceType type, ResourceId id, OptionalInt before, HistoryPage page) {
    List<StoredVersion> versions = page.changes().stream().map(RecordedChange::version).toList();
    JsonBytes json = begin("history", versions);
    if (before.isEmpty() && page.next().isEmpty()) {
      json.raw(",\"total\":" + versions.size());
    }
    String self = address.of(type, id) + "/_history";
    json.raw(",\"link\":[");
    link(json, "self", self, olderThan(before));
    page.next().ifPresent(next -> link(json.raw(","), "next", self, olderThan(page.next())));
    json.raw("]");
    entries(json, versions, this::change);
    return json.raw("}").toByteArray();
  }

  private static QueryString olderThan(OptionalInt version) {
    QueryString all = new QueryString(List.of());
    return version.isEmpty() ? all : all.with(BEFORE, Integer.toString(version.getAsInt()));
  }

  private static JsonBytes begin(String type, List<StoredVersion> versions) {
    int expected = AROUND_ENTRY;
    for (StoredVersion version : versions) {
      expected += AROUND_ENTRY + version.json().map(bytes -> bytes.length).orElse(0);
    }
    return new JsonBytes(expected).raw("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"");
  }

  private static void link(JsonBytes json, String relation, String address, QueryString query) {
    String parameters = query.encoded();
    json.raw("{\"relation\":\"" + relation + "\",\"url\":")
        .string(parameters.isEmpty() ? address : address + "?" + parameters)
        .raw("}");
  }

  /** How an entry is written. */
  private interface Entry {
    void write(JsonBytes json, StoredVersion version);
  }

  /** FHIR has no empty arrays: without entries the element is left out. */
  private void entries(JsonBytes json, List<StoredVersion> versions, Entry entry) {
    String before = ",\"entry\":[";
    for (StoredVersion version : versions) {
      json.raw(before).raw("{\"fullUrl\":");
      json.string(address.of(version.type(), version.id()));
      version.json().ifPresent(bytes -> json.raw(",\"resource\":").raw(bytes));
      entry.write(json, version);
      json.raw("}");
      before = ",";
    }
    json.raw(versions.isEmpty() ? "" : "]");
  }

  private void match(JsonBytes json, StoredVersion version) {
    json.raw(",\"search\":{\"mode\":\"match\"}");
  }

  private void change(JsonBytes json, StoredVersion version) {
    Interaction made = Interaction.of(version);
    json.raw(",\"request\":{\"method\":\"" + made.method + "\",\"url\":");
    json.string(
        made == Interaction.CREATE ? version.type().name() : version.type() + "/" + version.id());
    json.raw("},\"response\":{\"status\":\"" + made.status + "\",\"etag\":");
    json.string(VersionTags.write(version.version()));
    json.raw(",\"lastModified\":\"" + Timestamps.instant(version.lastUpdated()) + "\"}");
  }

  /** What made a version. */
  private enum Interaction {
    CREATE("POST", 201),
    UPDATE("PUT", 200),
    DELETE("DELETE", 204);

    private final String method;
    private final int status;

    Interaction(String method, int status) {
      this.method = method;
      this.status = status;
    }

    static Interaction of(StoredVersion version) {
      if (version.deleted()) {
        return DELETE;
      }
      return version.version() == 1 ? CREATE : UPDATE;
    }
  }
}
