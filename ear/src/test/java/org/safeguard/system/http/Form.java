package org.safeguard.system.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The coding of HTML forms and of queries. */
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private Form() {}

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> decode(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decodeOne(pair[0]),
                pair -> decodeOne(pair[1]),
                (first, second) -> second,
                LinkedHashMap::new));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decodeOne(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
