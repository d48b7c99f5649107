package org.safeguard.system.http;

import java.util.UUID;

/** Synthetic Patients in JSON. */
public final class Patients {

  /** The system of the record numbers that the tests give out. */
  public static final String SYSTEM = "urn:oid:2.16.840.1.113883.19.5";

  private Patients() {}

  /** A Patient with that name and record number. */
  public static String json(String family, String given, String number) {
    return """
        {"resourceType":"Patient","identifier":[{"system":"%s","value":"%s"}],\
        "name":[{"use":"official","family":"%s","given":["%s"]}],\
        "gender":"female","birthDate":"1974-12-25"}\
        """
        .formatted(SYSTEM, number, family, given);
  }

  /** The next version of a Patient that the server has. */
  public static String json(String id, String family, String given, String number) {
    return json(family, given, number).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
  }

  /** A record number that nobody else has. */
  public static String number() {
    return "MRN-" + Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits());
  }

  /** A text that stands nowhere else in the stack; letters only, so that names take it. */
  public static String unique(String prefix) {
    StringBuilder letters = new StringBuilder(prefix);
    for (char digit : UUID.randomUUID().toString().replace("-", "").toCharArray()) {
      letters.append((char) ('a' + Character.digit(digit, 16)));
    }
    return letters.toString();
  }
}
