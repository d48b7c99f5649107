package org.safeguard.web.console.history;

import jakarta.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/**
 * What two lists have in common: a longest common subsequence. It takes time and memory with the
 * product of their lengths, so it is for short lists only.
 */
final class CommonElements {

  private final JsonArray before;
  private final JsonArray after;
  private final boolean[][] same;
  private final int[][] longest;

  private CommonElements(JsonArray before, JsonArray after) {
    this.before = before;
    this.after = after;
    this.same = new boolean[before.size()][after.size()];
    this.longest = new int[before.size() + 1][after.size() + 1];
  }

  /** An element that stands in both lists, and where in each. */
  record Common(int before, int after) {}

  /** In the order of both lists. */
  static List<Common> of(JsonArray before, JsonArray after) {
    CommonElements elements = new CommonElements(before, after);
    elements.measure();
    return elements.walk();
  }

  /** {@code longest[i][j]} is how much the rests from i and from j have in common. */
  private void measure() {
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        same[i][j] = before.get(i).equals(after.get(j));
        longest[i][j] =
            same[i][j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
  }

  private List<Common> walk() {
    List<Common> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      if (same[i][j]) {
        common.add(new Common(i++, j++));
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
