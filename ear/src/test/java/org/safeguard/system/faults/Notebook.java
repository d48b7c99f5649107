package org.safeguard.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.safeguard.verify.AuditEntry.Use;

/** The callers' own record of what they have received; the stack has no part in it. */
final class Notebook {

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final List<Patient> patients = new ArrayList<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong shown = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();

  /** A patient as it was acknowledged. */
  record Patient(UUID id, byte[] body) {}

  void written(Received write, byte[] body) {
    received.add(write);
    written.incrementAndGet();
    synchronized (patients) {
      patients.add(new Patient(write.patient(), body));
    }
  }

  void shown(Received response) {
    received.add(response);
    shown.incrementAndGet();
  }

  /** Something that the stack must not do. */
  void fault(String what) {
    faults.add(what);
  }

  /** A request that was lost or refused, of which nothing follows. */
  void unanswered() {
    unanswered.incrementAndGet();
  }

  /** One of those that were acknowledged, at random. */
  Optional<Patient> anyPatient() {
    synchronized (patients) {
      return patients.isEmpty()
          ? Optional.empty()
          : Optional.of(patients.get(ThreadLocalRandom.current().nextInt(patients.size())));
    }
  }

  /** All that has been received until now. */
  List<Received> all() {
    return List.copyOf(received);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  long count(Use use) {
    return use == Use.WRITTEN ? written.get() : shown.get();
  }

  long countUnanswered() {
    return unanswered.get();
  }
}
