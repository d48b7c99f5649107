package org.safeguard.patient.incoming;

import java.util.Optional;

/** Says what links within a resource are to read once it is stored. */
public interface Links {

  /** Links of a resource that comes by itself: they are stored as they are. */
  Links OF_ONE_RESOURCE =
      (text, reference) ->
          reference && text.indexOf('?') >= 0
              ? Answer.fault("A reference may name its target by a search in a transaction only.")
              : Answer.KEEP;

  /**
   * What becomes of a link.
   *
   * @param text as the client wrote it
   * @param reference whether it is a Reference's; else it is another address, such as a url
   */
  Answer of(String text, boolean reference);

  /**
   * @param replacement what to store in the link's place
   * @param fault why it cannot be stored at all; a sentence without PHI
   */
  record Answer(Optional<String> replacement, Optional<String> fault) {

    static final Answer KEEP = new Answer(Optional.empty(), Optional.empty());

    public static Answer keep() {
      return KEEP;
    }

    public static Answer replaceBy(String text) {
      return new Answer(Optional.of(text), Optional.empty());
    }

    public static Answer fault(String sentence) {
      return new Answer(Optional.empty(), Optional.of(sentence));
    }
  }
}
