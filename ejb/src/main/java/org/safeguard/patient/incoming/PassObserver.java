package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.safeguard.patient.search.Tap;

/** Is told by the pass over a resource what it comes by, in the order in which it stands. */
interface PassObserver {

  /**
   * A member's name was read.
   *
   * @param depth 1 in the resource itself, 2 in its elements
   */
  void member(int depth, String name, JsonParser parser);

  /** An object's closing brace was read. */
  void end(int depth, Tap tap, JsonParser parser);

  /** A primitive value was read. */
  void value(Tap tap, String text);

  /**
   * A link was read, before it is told as a value.
   *
   * @param reference whether it is a Reference's
   * @return what it is to read once it is stored
   */
  String link(Tap tap, String text, boolean reference, Findings findings, JsonParser parser)
      throws IOException;

  /**
   * A resource within the resource begins, its opening brace just read.
   *
   * @return whether the observer has read it to its closing brace, so that the pass is not to
   */
  boolean passesOver(JsonParser parser, Location location) throws IOException;

  /** The id of a contained resource was read. */
  void containedId(String id, Location location);
}
