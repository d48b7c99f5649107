package org.safeguard.patient.incoming;

import java.util.List;
import java.util.Optional;
import org.safeguard.resource.ResourceType;

/** Is told what stands in the frame of a bundle, in its order. */
public interface FrameReader {

  /** A value at one of the taps. */
  void value(String name, String text);

  /** An object at one of the taps ends. */
  void end(String name);

  /**
   * A resource was passed over.
   *
   * @param start the place of its opening brace in the input, in bytes
   * @param end the place after its closing brace
   * @param type the type that it names, where R4 has it
   * @param conditions the references in it that name their target by a search, each once
   */
  void resource(long start, long end, Optional<ResourceType> type, List<String> conditions);
}
