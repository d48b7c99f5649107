package org.safeguard.stack.patients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeguard.stack.StackException;
import org.safeguard.stack.patients.Trouble.Kind;

/**
 * Brings each delivery once, though the server may be busy, away for a while, or killed in the
 * midst of it: what it has, or has committed before its answer got lost, is not sent again.
 */
final class Courier {
  /** A transaction of the server has ended by then, whatever became of it. */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private static final String PUT_OFF = "The FHIR API has put off entries of a batch";

  private final FhirServer server;
  private final Waiting waiting;
  private final Tally tally;

  Courier(FhirServer server, Tally tally) {
    this.server = server;
    this.waiting = server.waiting();
    this.tally = tally;
  }

  /**
   * What is left of a delivery after a try, and why.
   *
   * @param left empty where nothing is to be sent any more
   */
  private record Attempt(Optional<Delivery> left, Optional<Trouble> trouble) {
    static final Attempt DONE = new Attempt(Optional.empty(), Optional.empty());

    static Attempt again(Delivery left, Trouble trouble) {
      return new Attempt(Optional.of(left), Optional.of(trouble));
    }
  }

  /**
   * Returns when it is there or was refused.
   *
   * @throws StackException if the server stays away
   */
  void bring(Delivery delivery) {
    Optional<Delivery> left = Optional.of(delivery);
    try {
      if (isThere(delivery)) {
        tally.present(delivery);
        return;
      }
      Patience patience = new Patience(waiting);
      while (left.isPresent()) {
        Attempt attempt = attempt(left.get());
        left = attempt.left();
        if (left.isPresent()) {
          requireAnotherTry(attempt.trouble().orElseThrow(), patience);
        }
      }
    } catch (Refused refused) {
      tally.deliveryRefused(left.orElseThrow(), refused.getMessage());
    }
  }

  private Attempt attempt(Delivery delivery) throws Refused {
    int outages = server.outages();
    try {
      Reply reply = server.post(delivery.path(), delivery.body());
      List<Entry> putOff = tally.answered(delivery, reply);
      return putOff.isEmpty()
          ? Attempt.DONE
          : Attempt.again(delivery.of(putOff), new Trouble(Kind.UNSURE, PUT_OFF));
    } catch (Trouble trouble) {
      return stands(delivery, trouble, outages) ? Attempt.DONE : Attempt.again(delivery, trouble);
    }
  }

  /** Whether a delivery that went wrong was done all the same; it is counted then. */
  private boolean stands(Delivery delivery, Trouble trouble, int outages) throws Refused {
    if (!trouble.perhapsDone()) {
      return false;
    }
    waiting.tell("%s; looking whether %s was loaded".formatted(trouble.getMessage(), delivery));
    Instant settled = waiting.now().plus(trouble.kind() == Kind.LOST ? SETTLED : Duration.ZERO);
    while (!isThereAnswered(delivery)) {
      if (server.outages() != outages || !waiting.now().isBefore(settled)) {
        return false;
      }
      waiting.pause(LOOK_AGAIN);
    }
    tally.loaded(delivery);
    return true;
  }

  private static void requireAnotherTry(Trouble trouble, Patience patience) throws Refused {
    if (trouble.kind() == Kind.FAULT) {
      throw new Refused(trouble.getMessage());
    }
    if (!patience.await(trouble)) {
      if (trouble.kind() == Kind.AWAY) {
        throw new StackException(
            "The load ends, because after ten minutes still: " + trouble.getMessage(), trouble);
      }
      throw new Refused(trouble.getMessage() + ", for ten minutes");
    }
  }

  private boolean isThereAnswered(Delivery delivery) throws Refused {
    if (delivery.mark().isEmpty()) {
      server.awaitAnswer();
    }
    return isThere(delivery);
  }

  private boolean isThere(Delivery delivery) throws Refused {
    if (delivery.mark().isEmpty()) {
      return false;
    }
    Entry mark = delivery.mark().get();
    return server.holds(mark.type(), mark.identifier().orElseThrow());
  }
}
