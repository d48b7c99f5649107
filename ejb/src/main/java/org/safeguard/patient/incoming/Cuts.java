package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Arrays;
import java.util.Set;
import org.safeguard.resource.ResourceType;

/**
 * Notes during the pass where the members of the resource and of its meta stand, to keep all but
 * those that are the server's. Relies on the names as parsed, so that an escaped {@code "\u0069d"}
 * is seen for the id that it is.
 */
final class Cuts {

  private static final Set<String> OF_RESOURCE = Set.of("resourceType", "id", "meta");
  private static final Set<String> OF_META =
      Set.of("versionId", "_versionId", "lastUpdated", "_lastUpdated");

  private final Marks resource = new Marks();
  private final Marks meta = new Marks();
  private final Edits edits = new Edits();
  private boolean inMeta;

  /**
   * A member's name was read.
   *
   * @param depth 1 in the resource itself, 2 in its elements
   */
  void member(int depth, String name, JsonParser parser) {
    if (depth == 1) {
      resource.add(
          (int) parser.currentTokenLocation().getByteOffset(), !OF_RESOURCE.contains(name));
      inMeta = name.equals("meta");
    } else if (depth == 2 && inMeta) {
      meta.add((int) parser.currentTokenLocation().getByteOffset(), !OF_META.contains(name));
    }
  }

  /** An object's closing brace was read. */
  void end(int depth, JsonParser parser) {
    if (depth == 1) {
      resource.end = (int) parser.currentLocation().getByteOffset() - 1;
    } else if (depth == 2 && inMeta) {
      meta.end = (int) parser.currentLocation().getByteOffset() - 1;
    }
  }

  /** A string was read that is to be stored as another text. */
  void replace(int start, int end, String text) {
    edits.add(start, end, text);
  }

  /** The resource without the server's members, ready for them to be put in. */
  SplicedJson splice(ResourceType type, byte[] utf8) {
    return new SplicedJson(type, meta.kept(utf8, edits), resource.kept(utf8, edits));
  }

  /** Where the members of one object begin. */
  private static final class Marks {

    private int[] starts = new int[16];
    private boolean[] keeps = new boolean[16];
    private int count;
    private int end;

    void add(int start, boolean keep) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        keeps = Arrays.copyOf(keeps, count * 2);
      }
      starts[count] = start;
      keeps[count] = keep;
      count++;
    }

    /** The members to keep, without whitespace, each with a comma before it. */
    byte[] kept(byte[] utf8, Edits edits) {
      if (count == 0) {
        return new byte[0];
      }
      byte[] out = new byte[end - starts[0] + 1 + edits.growth()];
      int length = 0;
      for (int i = 0; i < count; i++) {
        if (keeps[i]) {
          int next = i + 1 < count ? starts[i + 1] : end;
          out[length++] = ',';
          length = Compaction.copy(utf8, starts[i], next, edits, out, length);
        }
      }
      return Arrays.copyOf(out, length);
    }
  }
}
