package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeguard.patient.search.SearchValues;
import org.safeguard.patient.search.Tap;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.patient.store.ResourceDraft;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

/**
 * A resource from a client that is well-formed FHIR R4 JSON of its type. Its content is kept byte
 * for byte, apart from whitespace between values and from {@code id}, {@code meta.versionId} and
 * {@code meta.lastUpdated}, which are the server's. PHI, so it never prints its content.
 */
public final class IncomingResource implements ResourceDraft {

  private static final int DEEPEST = 100;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(1_000)
                  .maxNameLength(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final ResourceType type;
  private final Optional<String> clientId;
  private final SplicedJson json;
  private final SearchValues values;
  private final List<IncomingReference> references;

  private IncomingResource(
      ResourceType type,
      Optional<String> clientId,
      SplicedJson json,
      SearchValues values,
      List<IncomingReference> references) {
    this.type = type;
    this.clientId = clientId;
    this.json = json;
    this.values = values;
    this.references = List.copyOf(references);
  }

  /**
   * Reads a resource that comes by itself.
   *
   * @param base the address of this service, so that a reference by the whole address is known
   * @throws InvalidResource if it is not well-formed JSON in UTF-8, not of the expected type, or
   *     not as FHIR R4 defines that type; with up to {@value Issue#MOST} issues
   * @throws UnprocessableResource if its structure is right but it breaks an invariant of FHIR, or
   *     has more values to search by, more links or more contained resources than this server takes
   */
  public static IncomingResource parse(ResourceType expected, byte[] utf8, String base) {
    return parse(expected, utf8, base, expected.name(), Links.ofOneResource(expected));
  }

  /**
   * The same of a resource in a bundle.
   *
   * @param root where it stands, such as {@code Bundle.entry[3].resource}
   * @param links what its links are to read once it is stored
   */
  public static IncomingResource parse(
      ResourceType expected, byte[] utf8, String base, String root, Links links) {
    Issues issues = new Issues();
    Utf8.check(utf8, issues);
    Location location = new Location();
    ResourceObserver observer = new ResourceObserver(links, base);
    Optional<String> id;
    try (JsonParser parser = JSON.createParser(utf8)) {
      StructurePass pass =
          new StructurePass(
              parser, new Embedded(JSON, utf8), new Findings(location, issues), observer);
      id = pass.run(expected, root, Tap.of(expected));
    } catch (JsonProcessingException e) {
      throw issues.malformed(location, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
    observer.checkFragments(issues);
    issues.reject();
    observer
        .harvest()
        .excess()
        .ifPresent(
            sentence -> {
              throw Issues.tooCostly(root, sentence);
            });
    return new IncomingResource(
        expected,
        id,
        observer.cuts().splice(expected, utf8),
        observer.harvest().values(expected),
        observer.references());
  }

  public ResourceType type() {
    return type;
  }

  /** The id that the client wrote into the resource. */
  public Optional<String> clientId() {
    return clientId;
  }

  /**
   * Passes where the client wrote this id into the resource, as FHIR asks of an update.
   *
   * @throws InvalidResource if there is another or none
   */
  public void requireId(ResourceId id) {
    if (!clientId.equals(Optional.of(id.toString()))) {
      throw new InvalidResource(
          List.of(Issue.at(type + ".id", "invalid", "The id must be the same as in the URL.")));
    }
  }

  /** Where it refers to resources of this server, in the order in which the references stand. */
  public List<IncomingReference> references() {
    return references;
  }

  public SearchValues values() {
    return values;
  }

  @Override
  public byte[] json(ResourceId id, int version, Instant lastUpdated) {
    return json.with(id, version, lastUpdated);
  }

  @Override
  public byte[] summary() {
    return values.summary();
  }

  @Override
  public List<IndexTerm> terms() {
    return values.terms();
  }

  @Override
  public String toString() {
    return "incoming " + type;
  }
}
