package org.safeguard.patient.incoming;

import java.util.Optional;
import org.safeguard.resource.ResourceType;

/** Says what links within a resource are to read once it is stored. */
public interface Links {

  /**
   * Links of a resource that comes by itself, or in a batch, whose entries do not refer to one
   * another: they are stored as they are. A name that only a bundle resolves has lost its meaning
   * there, and could stand for a patient; within a Bundle that is stored as one resource it has
   * not.
   */
  static Links ofOneResource(ResourceType type) {
    boolean named = type.name().equals("Bundle");
    return (text, reference) -> {
      if (reference && text.indexOf('?') >= 0) {
        return Answer.fault("A reference may name its target by a search in a transaction only.");
      }
      return reference && !named && BundleName.is(text)
          ? Answer.fault("A reference may name its target by a fullUrl in a transaction only.")
          : Answer.KEEP;
    };
  }

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
