package org.safeguard.system.faults;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.verify.AuditEntry.Use;

/**
 * Makes a patient and reads one that was made before, in turn and until it is told to end, whether
 * or not anybody answers. What it has received it notes at once.
 */
final class Caller implements Runnable {

  private static final long BEFORE_TRYING_AGAIN = 50;

  private final Supplier<FhirClient> fhir;
  private final Notebook notes;

  /**
   * @param fhir with a token that is good now
   */
  Caller(Supplier<FhirClient> fhir, Notebook notes) {
    this.fhir = fhir;
    this.notes = notes;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        create();
        notes.anyPatient().ifPresent(this::read);
      } catch (AssertionError | IllegalStateException unanswered) {
        unanswered();
      }
    }
  }

  private void create() {
    Answer answer =
        fhir.get()
            .post("/Patient", Patients.json(Patients.unique("Fault"), "Ada", Patients.number()));
    if (answer.status() == 201) {
      UUID patient = UUID.fromString(answer.id());
      notes.written(new Received(answer.requestId(), patient, Use.WRITTEN), answer.body());
    } else {
      refused(answer);
    }
  }

  private void read(Notebook.Patient patient) {
    Answer answer = fhir.get().get("/Patient/" + patient.id());
    if (answer.status() == 200) {
      notes.shown(new Received(answer.requestId(), patient.id(), Use.SHOWN));
      if (!Arrays.equals(patient.body(), answer.body())) {
        notes.fault("patient " + patient.id() + " is another than was acknowledged");
      }
    } else if (answer.status() == 404 && isOfTheApplication(answer)) {
      notes.fault("patient " + patient.id() + " was acknowledged, and is not found");
    } else {
      refused(answer);
    }
  }

  /** A server that is starting listens before it has the application. */
  private static boolean isOfTheApplication(Answer answer) {
    return answer.header("X-Request-Id").isPresent();
  }

  /** 503 while a part is away; 401 and the like would hide that nothing is asked. */
  private void refused(Answer answer) {
    if (answer.status() < 500 && isOfTheApplication(answer)) {
      notes.fault("an answer of status " + answer.status());
    }
    unanswered();
  }

  private void unanswered() {
    notes.unanswered();
    try {
      Thread.sleep(BEFORE_TRYING_AGAIN);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
