package org.safeguard.patient.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Bounds a page by what it weighs and not by its number of rows alone: a thousand rows may be a
 * megabyte or sixteen gigabytes.
 */
final class PageSize {

  /** What one page holds of sealed bytes, unless a single row has more. */
  static final long MOST_BYTES = 32L << 20;

  private PageSize() {}

  /** As many of the first rows as a page holds; at least one where there is any. */
  static <T> List<T> fitting(List<T> rows, ToIntFunction<T> bytes, int mostRows) {
    long sum = 0;
    int count = 0;
    while (count < rows.size() && count < mostRows) {
      sum += bytes.applyAsInt(rows.get(count));
      if (count > 0 && sum > MOST_BYTES) {
        break;
      }
      count++;
    }
    return rows.subList(0, count);
  }

  /** All the rows in pages, each of which holds as many of them as fit. */
  static <T> List<List<T>> pages(List<T> rows, ToIntFunction<T> bytes, int mostRows) {
    List<List<T>> pages = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += pages.get(pages.size() - 1).size()) {
      pages.add(fitting(rows.subList(from, rows.size()), bytes, mostRows));
    }
    return pages;
  }
}
