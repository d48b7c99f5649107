package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.ResourceService;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.CreateOutcome;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;

/** Answers with made-up versions and remembers what it was asked. */
class RecordingService extends ResourceService {

  static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  static final ResourceId NEXT =
      ResourceId.find("01890000-0000-7000-8000-000000000002").orElseThrow();
  static final Instant NOW = Instant.parse("2026-02-03T04:05:06.700Z");

  final List<String> asked = new ArrayList<>();
  SearchRequest searched;
  byte[] received;
  RuntimeException failure;
  boolean more;
  Optional<StoredVersion> stored = Optional.empty();

  static String json(int version) {
    return "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":" + version + "}";
  }

  static StoredVersion version(int version) {
    return new StoredVersion(
        ResourceType.PATIENT, ID, version, NOW, Optional.of(json(version).getBytes(UTF_8)));
  }

  static StoredVersion deleted(int version) {
    return new StoredVersion(ResourceType.PATIENT, ID, version, NOW, Optional.empty());
  }

  private void ask(String what) {
    asked.add(what);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public CreateOutcome create(ResourceType type, byte[] json, Optional<Condition> ifNoneExist) {
    ask("create " + type + (ifNoneExist.isPresent() ? " unless there" : ""));
    received = json;
    return new CreateOutcome(version(1), ifNoneExist.isEmpty());
  }

  @Override
  public StoredVersion read(ResourceType type, ResourceId id) {
    ask("read " + type + " " + id);
    return stored.orElse(version(3));
  }

  @Override
  public StoredVersion vread(ResourceType type, ResourceId id, int version) {
    ask("vread " + type + " " + id + " " + version);
    return version(version);
  }

  @Override
  public StoredVersion update(ResourceType type, ResourceId id, OptionalInt ifMatch, byte[] json) {
    ask("update " + type + " " + id + " " + ifMatch);
    received = json;
    return version(4);
  }

  @Override
  public StoredVersion delete(ResourceType type, ResourceId id, OptionalInt ifMatch) {
    ask("delete " + type + " " + id + " " + ifMatch);
    return deleted(4);
  }

  @Override
  public HistoryPage history(ResourceType type, ResourceId id, OptionalInt before) {
    ask("history " + type + " " + id + (before.isPresent() ? " <" + before.getAsInt() : ""));
    return new HistoryPage(
        List.of(change(deleted(3)), change(version(2)), change(version(1))),
        more ? OptionalInt.of(1) : OptionalInt.empty());
  }

  private static RecordedChange change(StoredVersion version) {
    return new RecordedChange(
        version, NOW, "anna", Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public SearchPage search(SearchRequest request) {
    ask("search");
    searched = request;
    return more
        ? new SearchPage(List.of(version(3), version(5)), Optional.of(NEXT))
        : new SearchPage(List.of(), Optional.empty());
  }
}
