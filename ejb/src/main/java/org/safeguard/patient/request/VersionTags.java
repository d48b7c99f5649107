package org.safeguard.patient.request;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.resource.InvalidRequest;
import org.safeguard.resource.VersionConflict;

/** Versions as entity tags (RFC 9110, section 8.8.3): FHIR writes them {@code W/"3"}. */
public final class VersionTags {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E]*)\"");

  private VersionTags() {}

  public static String write(int version) {
    return "W/\"" + version + "\"";
  }

  /**
   * The version named in If-Match; empty without the header.
   *
   * @throws InvalidRequest if it names no single version
   * @throws VersionConflict if it names one that can't exist
   */
  public static OptionalInt ifMatch(Optional<String> header) {
    if (header.isEmpty()) {
      return OptionalInt.empty();
    }
    Matcher tag = TAG.matcher(header.get().strip());
    if (!tag.matches()) {
      throw new InvalidRequest("If-Match must name one version, such as W/\"3\".");
    }
    return OptionalInt.of(Positive.find(tag.group(1)).orElseThrow(VersionConflict::withNoVersion));
  }

  /** Whether If-None-Match names this version, so that the caller has it already. */
  public static boolean names(Optional<String> ifNoneMatch, int version) {
    if (ifNoneMatch.isEmpty()) {
      return false;
    }
    if (ifNoneMatch.get().strip().equals("*")) {
      return true;
    }
    Matcher tags = TAG.matcher(ifNoneMatch.get());
    while (tags.find()) {
      if (Positive.find(tags.group(1)).equals(OptionalInt.of(version))) {
        return true;
      }
    }
    return false;
  }
}
