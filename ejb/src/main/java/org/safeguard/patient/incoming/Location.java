package org.safeguard.patient.incoming;

import java.util.Arrays;

/** Where the pass stands, as FHIRPath. Written out for what is wrong there, or may be. */
final class Location {

  private static final int NO_INDEX = -1;

  private String[] names = new String[16];
  private int[] indexes = new int[16];
  private int depth;

  void enter(String element) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
    names[depth] = element;
    indexes[depth] = NO_INDEX;
    depth++;
  }

  /** Stands at the item of that number in the element entered last, from 0. */
  void item(int index) {
    indexes[depth - 1] = index;
  }

  /** Stands at the list itself again. */
  void wholeList() {
    indexes[depth - 1] = NO_INDEX;
  }

  void leave() {
    depth--;
  }

  /** The number of elements from the root to here. */
  int depth() {
    return depth;
  }

  /**
   * Where it stands, in so many characters at most: if that is too deep, the innermost element
   * around it that they reach. For places of which a hundred thousand are kept.
   */
  String within(int most) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      int around = path.length();
      path.append(i == 0 ? "" : ".").append(names[i]);
      if (indexes[i] != NO_INDEX) {
        path.append('[').append(indexes[i]).append(']');
      }
      if (path.length() > most) {
        return path.substring(0, around);
      }
    }
    return path.toString();
  }

  @Override
  public String toString() {
    return within(Integer.MAX_VALUE);
  }
}
