package org.safeguard.web.fhir;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which forms are taken and given: FHIR's JSON in UTF-8. */
final class MediaTypes {

  static final String FHIR_JSON = "application/fhir+json";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final Set<String> JSON = Set.of(FHIR_JSON, "application/json");
  private static final Set<String> JSON_FORMATS = Set.of(FHIR_JSON, "application/json", "json");
  private static final Set<String> ANY = Set.of("*/*", "application/*");

  private MediaTypes() {}

  /**
   * Passes where the response may be FHIR JSON; {@code _format} stands in for Accept.
   *
   * @throws RequestRefused with 406 where it may not
   */
  static void requireAccepted(List<MediaType> accept, Optional<String> format) {
    boolean accepted =
        format
            .map(wanted -> JSON_FORMATS.contains(withoutParameters(wanted)))
            .orElseGet(() -> accept.isEmpty() || accept.stream().anyMatch(MediaTypes::accepts));
    if (!accepted) {
      throw RequestRefused.notAcceptable();
    }
  }

  private static boolean accepts(MediaType range) {
    String name = name(range);
    return !isRefused(range) && isR4(range) && (JSON.contains(name) || ANY.contains(name));
  }

  private static boolean isRefused(MediaType range) {
    return range.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
  }

  /**
   * Passes where a body is FHIR JSON.
   *
   * @throws RequestRefused with 415 where it is not
   */
  static void requireJson(MediaType content) {
    if (content == null || !JSON.contains(name(content)) || !isUtf8(content) || !isR4(content)) {
      throw RequestRefused.unsupportedMediaType(FHIR_JSON);
    }
  }

  /**
   * Passes where a body is a form.
   *
   * @throws RequestRefused with 415 where it is not
   */
  static void requireForm(MediaType content) {
    if (content == null || !name(content).equals(FORM) || !isUtf8(content)) {
      throw RequestRefused.unsupportedMediaType(FORM);
    }
  }

  private static String name(MediaType type) {
    return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
  }

  private static String withoutParameters(String format) {
    int end = format.indexOf(';');
    String name = end < 0 ? format : format.substring(0, end);
    // A plus sign that was not escaped in the query has become a space.
    return name.strip().replace(' ', '+');
  }

  private static boolean isUtf8(MediaType type) {
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }

  private static boolean isR4(MediaType type) {
    String version = type.getParameters().get("fhirVersion");
    return version == null || version.equals("4.0");
  }
}
