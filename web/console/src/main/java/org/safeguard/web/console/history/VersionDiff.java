package org.safeguard.web.console.history;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.web.console.history.CommonElements.Common;

/**
 * The difference of two versions of a resource as a list of changes, in the order of the resource.
 * What the server itself writes into each version is no change.
 *
 * <p>Whoever may write a record must not be able to bring down whoever reads its history: it takes
 * time and memory in proportion to the versions' lengths. Short lists are held against each other
 * element by element; a list that is longer, and each element of a very large version, counts as
 * changed as a whole.
 */
public final class VersionDiff {

  /** The longest list that is taken apart. */
  static final int LONGEST_LIST = 200;

  /** The most values of a version that is taken apart beyond its own elements. */
  static final int MOST_VALUES = 10_000;

  private final boolean large;
  private final List<Change> changes = new ArrayList<>();

  private VersionDiff(boolean large) {
    this.large = large;
  }

  /** An empty object stands for no version. */
  public static List<Change> between(JsonObject before, JsonObject after) {
    JsonObject from = VersionContent.of(before);
    JsonObject to = VersionContent.of(after);
    VersionDiff diff = new VersionDiff(large(from) || large(to));
    diff.compareFields(ElementPath.RESOURCE, from, to);
    return List.copyOf(diff.changes);
  }

  private static boolean large(JsonObject version) {
    return VersionContent.count(version, MOST_VALUES) > MOST_VALUES;
  }

  private void compareFields(ElementPath path, JsonObject before, JsonObject after) {
    before.forEach((key, value) -> compare(path.field(key), value, after.get(key)));
    after.forEach(
        (key, value) -> {
          if (!before.containsKey(key)) {
            compare(path.field(key), null, value);
          }
        });
  }

  private void compare(ElementPath path, JsonValue before, JsonValue after) {
    if (absent(before) || absent(after)) {
      note(path, before, after);
    } else if (before.equals(after)) {
      return;
    } else if (!large && before instanceof JsonObject from && after instanceof JsonObject to) {
      compareFields(path, from, to);
    } else if (isShort(before) && isShort(after)) {
      compareElements(path, before.asJsonArray(), after.asJsonArray());
    } else {
      boolean whole = before instanceof JsonStructure && after instanceof JsonStructure;
      changes.add(new Change(path.words(), words(before), words(after), whole));
    }
  }

  /** FHIR holds a place in a list open with null. */
  private static boolean absent(JsonValue value) {
    return value == null || value == JsonValue.NULL;
  }

  private boolean isShort(JsonValue value) {
    return !large && value instanceof JsonArray list && list.size() <= LONGEST_LIST;
  }

  /** Between what both lists hold, elements are paired as they come; the rest came or went. */
  private void compareElements(ElementPath path, JsonArray before, JsonArray after) {
    List<Common> ends = new ArrayList<>(CommonElements.of(before, after));
    ends.add(new Common(before.size(), after.size()));
    int i = 0;
    int j = 0;
    for (Common end : ends) {
      for (; i < end.before() && j < end.after(); i++, j++) {
        compare(path.element(j, after), before.get(i), after.get(j));
      }
      for (; i < end.before(); i++) {
        compare(path.element(i, before), before.get(i), null);
      }
      for (; j < end.after(); j++) {
        compare(path.element(j, after), null, after.get(j));
      }
      i++;
      j++;
    }
  }

  /** Notes what stands in one of the versions alone; a short list is so many elements. */
  private void note(ElementPath path, JsonValue before, JsonValue after) {
    JsonValue only = absent(before) ? after : before;
    if (isShort(only)) {
      JsonArray list = only.asJsonArray();
      for (int i = 0; i < list.size(); i++) {
        JsonValue element = list.get(i);
        note(
            path.element(i, list), only == before ? element : null, only == after ? element : null);
      }
    } else if (!absent(only)) {
      boolean whole = only instanceof JsonArray;
      changes.add(new Change(path.words(), words(before), words(after), whole));
    }
  }

  private static Optional<String> words(JsonValue value) {
    return absent(value) ? Optional.empty() : Optional.of(ValueWords.of(value));
  }
}
