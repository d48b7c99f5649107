package org.safeguard.system.load;

import java.util.List;
import java.util.Optional;
import org.safeguard.system.http.Answer;

/**
 * A bundle that was posted.
 *
 * @param fullUrls those of its entries, in their order
 * @param answer none where the connection was lost
 */
public record SentBundle(List<String> fullUrls, Optional<Answer> answer) {

  public SentBundle {
    fullUrls = List.copyOf(fullUrls);
  }

  /** Whether the server has said that it took it. */
  boolean acknowledged() {
    return answer.isPresent() && answer.get().status() == 200;
  }
}
