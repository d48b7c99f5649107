package org.safeguard.web.console.history;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Locale;
import org.safeguard.web.console.Excerpt;

/**
 * A place in a resource in words, such as {@code Name 2 › Family}; an extension is called by the
 * end of its URL. The only element of a list goes without a number.
 *
 * @param around the place that this one stands in; empty for the resource itself
 * @param name what the place itself is called
 */
record ElementPath(String around, String name) {

  static final ElementPath RESOURCE = new ElementPath("", "");

  /** What of a URL's end becomes a name; it stands before all that is within. */
  private static final int LONGEST_NAME = 100;

  private static final String BETWEEN = " › ";

  ElementPath field(String key) {
    return new ElementPath(words(), spaced(key));
  }

  ElementPath element(int index, JsonArray list) {
    if (list.get(index) instanceof JsonObject extension && extension.containsKey("url")) {
      return new ElementPath(around, extensionName(extension.getString("url", name)));
    }
    return list.size() > 1 ? new ElementPath(around, name + " " + (index + 1)) : this;
  }

  String words() {
    return around.isEmpty() ? name : around + BETWEEN + name;
  }

  private static String extensionName(String url) {
    String end = url.substring(url.lastIndexOf('/') + 1);
    return spaced(Excerpt.of(end, LONGEST_NAME).replace('-', ' '));
  }

  /** {@code birthDate} and what is said of it, {@code _birthDate}, are {@code Birth date}. */
  static String spaced(String key) {
    String apart =
        key.replaceFirst("^_", "").replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return apart.isEmpty() ? apart : Character.toUpperCase(apart.charAt(0)) + apart.substring(1);
  }
}
