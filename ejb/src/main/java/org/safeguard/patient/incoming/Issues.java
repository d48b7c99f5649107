package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.UnprocessableResource;

/** What is wrong with one resource, up to a number beyond which reading on helps nobody. */
final class Issues {

  static final String INVARIANT = "invariant";
  static final String NOT_FOUND = "not-found";

  private static final String TOO_COSTLY = "too-costly";

  /** Of what is well formed and still cannot be taken. */
  private static final Set<String> OF_CONTENT = Set.of(INVARIANT, NOT_FOUND);

  private final List<Issue> found = new ArrayList<>();

  /**
   * Notes an issue.
   *
   * @throws InvalidResource with all of them when this is the last that is taken
   */
  void add(Issue issue) {
    found.add(issue);
    if (found.size() == Issue.MOST) {
      reject();
    }
  }

  /** Throws where there are any: a 422 if all are of the content, else a 400. */
  void reject() {
    if (found.isEmpty()) {
      return;
    }
    if (found.stream().map(Issue::code).allMatch(OF_CONTENT::contains)) {
      throw new UnprocessableResource(found);
    }
    throw new InvalidResource(found);
  }

  /** What to throw where more stands than this server takes: what follows is not even read. */
  static UnprocessableResource tooCostly(String place, String diagnostics) {
    return new UnprocessableResource(List.of(Issue.at(place, TOO_COSTLY, diagnostics)));
  }

  /** What to throw when reading cannot go on: all that was found, and this. */
  InvalidResource malformed(String diagnostics) {
    found.add(Issue.of("structure", diagnostics));
    return new InvalidResource(found);
  }

  /** The same for JSON; the parser's own message quotes the content, so only its place is used. */
  InvalidResource malformed(Location location, JsonProcessingException e) {
    String what =
        e instanceof StreamConstraintsException
            ? "The JSON is nested too deeply, or a name, number or text is too long, at "
            : "The content is not well-formed JSON at ";
    found.add(Issue.at(location.toString(), "structure", what + place(e.getLocation())));
    return new InvalidResource(found);
  }

  private static String place(JsonLocation place) {
    return place == null
        ? "an unknown place."
        : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
  }
}
