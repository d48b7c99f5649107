package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.incoming.IncomingReference.Role;
import org.safeguard.patient.search.Harvest;
import org.safeguard.patient.search.Tap;
import org.safeguard.resource.Issue;

/** Takes from a resource what is searched by, where it leads, and which of its bytes are kept. */
final class ResourceObserver implements PassObserver {

  /**
   * References, and other links that are stored otherwise than they were sent. A Provenance may
   * name each of the 40,000 resources of the largest bundle, and a Bundle of 16 MiB that is stored
   * as one resource holds some 30,000. A hundred thousand take some 35 MB at most while they are
   * checked.
   */
  static final int MOST_LINKS = 100_000;

  /** Characters of a reference's place that are kept; a deeper one names an element around it. */
  static final int LONGEST_PLACE = 128;

  /** Of these a resource has a few: each is there for a reference within it. */
  static final int MOST_CONTAINED = 10_000;

  private final Harvest harvest = new Harvest();
  private final Cuts cuts = new Cuts();
  private final Links links;
  private final String base;
  private final List<IncomingReference> references = new ArrayList<>();
  private final Map<String, String> fragments = new LinkedHashMap<>();
  private final Set<String> containedIds = new HashSet<>();
  private int linked;
  private int contained;

  ResourceObserver(Links links, String base) {
    this.links = links;
    this.base = base;
  }

  Harvest harvest() {
    return harvest;
  }

  Cuts cuts() {
    return cuts;
  }

  List<IncomingReference> references() {
    return references;
  }

  /** R4's ref-1: a reference to a contained resource leads to one that is there. */
  void checkFragments(Issues issues) {
    fragments.forEach(
        (id, place) -> {
          if (!containedIds.contains(id)) {
            issues.add(
                Issue.at(
                    place,
                    Issues.INVARIANT,
                    "ref-1: no contained resource has the id referred to."));
          }
        });
  }

  @Override
  public void member(int depth, String name, JsonParser parser) {
    cuts.member(depth, name, parser);
  }

  @Override
  public void end(int depth, Tap tap, JsonParser parser) {
    cuts.end(depth, parser);
    harvest.end(tap);
  }

  @Override
  public void value(Tap tap, String text) {
    harvest.value(tap, text);
  }

  @Override
  public String link(
      Tap tap, String text, boolean reference, Findings findings, JsonParser parser) {
    Links.Answer answer = links.of(text, reference);
    if (answer.fault().isPresent()) {
      findings.link(answer.fault().get());
      return text;
    }
    if (reference || answer.replacement().isPresent()) {
      count(findings.location());
    }
    answer
        .replacement()
        .ifPresent(
            stored ->
                cuts.replace(
                    (int) parser.currentTokenLocation().getByteOffset(),
                    (int) parser.currentLocation().getByteOffset(),
                    stored));
    String stored = answer.replacement().orElse(text);
    if (reference) {
      reference(tap, stored, findings);
    }
    return stored;
  }

  private void count(Location location) {
    linked++;
    if (linked > MOST_LINKS) {
      throw Issues.tooCostly(location.toString(), "A resource may have 100,000 links at most.");
    }
  }

  private void reference(Tap tap, String text, Findings findings) {
    String place = findings.location().within(LONGEST_PLACE);
    if (text.startsWith("#")) {
      if (text.length() > 1) {
        fragments.putIfAbsent(text.substring(1), place);
      }
      return;
    }
    Optional<LocalReference> target = LocalReference.find(text, base);
    if (target.isPresent()) {
      references.add(new IncomingReference(place, target.get(), role(tap)));
      target.get().patient().ifPresent(patient -> harvest.patient(tap, patient));
    } else if (!ExternalReference.is(text, base)) {
      findings.reference();
    }
  }

  private static Role role(Tap tap) {
    if (tap.ofPatient()) {
      return Role.SUBJECT;
    }
    return tap.ofCompartment() ? Role.COMPARTMENT : Role.OTHER;
  }

  @Override
  public boolean passesOver(JsonParser parser, Location location) {
    return false;
  }

  @Override
  public void containedId(String id, Location location) {
    containedIds.add(id);
    contained++;
    if (contained > MOST_CONTAINED) {
      throw Issues.tooCostly(
          location.toString(), "A resource may contain 10,000 resources at most.");
    }
  }
}
