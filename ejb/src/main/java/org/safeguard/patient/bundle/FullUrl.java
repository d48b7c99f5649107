package org.safeguard.patient.bundle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.patient.structure.PrimitiveType;
import org.safeguard.resource.ResourceType;

/** How an entry's fullUrl is written (R4, "Resource URL &amp; Uniqueness rules in a bundle"). */
final class FullUrl {

  /** Before the version in an address. */
  static final String HISTORY = "/_history/";

  /** RFC 3986, section 3.1, and something after it. */
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");

  /** R4, "Literal References": the form of an address in a RESTful server. */
  private static final Pattern RESTFUL =
      Pattern.compile("(https?://.+/)([A-Za-z]+)/[A-Za-z0-9.-]{1,64}");

  private static final String UUID = "urn:uuid:";
  private static final String OID = "urn:oid:";

  private FullUrl() {}

  /**
   * What is wrong with a fullUrl.
   *
   * @param type of the resource in its entry, where that is known
   */
  static Optional<String> fault(String fullUrl, Optional<ResourceType> type) {
    if (!ABSOLUTE.matcher(fullUrl).matches()) {
      return Optional.of("A fullUrl must be an absolute URL, such as urn:uuid: with a UUID.");
    }
    if (fullUrl.contains(HISTORY)) {
      return Optional.of("bdl-8: a fullUrl must not name a version.");
    }
    if (isUuid(fullUrl) && !PrimitiveType.UUID.allows(UUID + lowerCase(fullUrl, UUID))) {
      return Optional.of("What follows urn:uuid: is no UUID.");
    }
    if (isOid(fullUrl) && !PrimitiveType.OID.allows(OID + lowerCase(fullUrl, OID))) {
      return Optional.of("What follows urn:oid: is no OID.");
    }
    Optional<ResourceType> named = restful(fullUrl).flatMap(FullUrl::type);
    return named.isPresent() && type.isPresent() && !named.equals(type)
        ? Optional.of("The fullUrl names another type than that of the resource.")
        : Optional.empty();
  }

  private static boolean isUuid(String link) {
    return link.regionMatches(true, 0, UUID, 0, UUID.length());
  }

  private static boolean isOid(String link) {
    return link.regionMatches(true, 0, OID, 0, OID.length());
  }

  private static String lowerCase(String urn, String prefix) {
    return urn.substring(prefix.length()).toLowerCase(Locale.ROOT);
  }

  /** {@code https://a/fhir/} of {@code https://a/fhir/Patient/12}; nothing of another form. */
  static Optional<String> base(String fullUrl) {
    return restful(fullUrl).filter(form -> type(form).isPresent()).map(form -> form.group(1));
  }

  private static Optional<Matcher> restful(String fullUrl) {
    Matcher form = RESTFUL.matcher(fullUrl);
    return form.matches() ? Optional.of(form) : Optional.empty();
  }

  private static Optional<ResourceType> type(Matcher restful) {
    return ResourceType.find(restful.group(2));
  }
}
