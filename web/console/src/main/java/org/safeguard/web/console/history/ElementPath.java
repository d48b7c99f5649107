package org.safeguard.web.console.history;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A place in a resource.
 *
 * @param pointer RFC 6901
 * @param document the resource in which the place exists
 */
record ElementPath(String pointer, JsonStructure document) {

  private static final String BETWEEN = " › ";

  ElementPath element(int index) {
    return new ElementPath(pointer + "/" + index, document);
  }

  /**
   * The place in words: {@code /name/1/family} is {@code Name 2 › Family}; an extension is called
   * by the end of its URL. The only element of a list goes without a number.
   */
  String words() {
    Deque<String> words = new ArrayDeque<>();
    JsonValue here = document;
    for (String step : steps()) {
      if (here instanceof JsonArray list) {
        int index = Integer.parseInt(step);
        words.addLast(numbered(words.removeLast(), index, list));
        here = list.get(index);
        if (here instanceof JsonObject extension && extension.containsKey("url")) {
          words.removeLast();
          words.addLast(extensionName(extension.getString("url")));
        }
      } else {
        words.addLast(spaced(step));
        here = ((JsonObject) here).get(step);
      }
    }
    return String.join(BETWEEN, words);
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/")) {
      steps.add(Json.decodePointer(step));
    }
    return steps;
  }

  private static String numbered(String name, int index, JsonArray list) {
    return list.size() > 1 ? name + " " + (index + 1) : name;
  }

  private static String extensionName(String url) {
    return spaced(url.substring(url.lastIndexOf('/') + 1).replace('-', ' '));
  }

  /** {@code birthDate} is {@code Birth date}. */
  static String spaced(String name) {
    String apart = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return apart.isEmpty() ? apart : Character.toUpperCase(apart.charAt(0)) + apart.substring(1);
  }
}
