package org.safeguard.patient.incoming;

import java.util.regex.Pattern;

/**
 * Names of resources that have a meaning within one bundle only (R4, "Resolving references in
 * Bundles"): {@code urn:uuid:} and {@code urn:oid:}, in letters of either case (RFC 8141, section
 * 3.1).
 */
public final class BundleName {

  private static final Pattern NAME =
      Pattern.compile("urn:(?:uuid|oid):", Pattern.CASE_INSENSITIVE);

  private BundleName() {}

  /** Whether this is written as such a name, be it a valid one or not. */
  public static boolean is(String link) {
    return NAME.matcher(link).lookingAt();
  }
}
