package org.safeguard.system.completeness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.safeguard.system.completeness.ServiceFixture.Caller;
import org.safeguard.system.completeness.ServiceFixture.Making;
import org.safeguard.system.completeness.ServiceFixture.Subject;
import org.safeguard.system.console.StagedTurn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.Tokens;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;

/** What calls each method of each service: whoever adds a method adds a line here. */
final class ServiceFixtures {

  private static final String ALERT = "select id from safeguard.alert where entry_id = ?";

  private final RunningStack stack;
  private final Map<String, ServiceFixture> fixtures = new HashMap<>();

  ServiceFixtures(RunningStack stack) {
    this.stack = stack;
  }

  /** By method. */
  Map<String, ServiceFixture> all() {
    resources();
    charts();
    officers();
    turns();
    sessions();
    return fixtures;
  }

  private void resources() {
    for (String method : new String[] {"read", "vread", "update", "delete", "history"}) {
      clinical("ResourceService." + method, this::patient, true);
    }
    clinical("ResourceService.create", this::nothing, false);
    clinical("ResourceService.search", this::nothing, false);
    clinical("BundleService.transaction", this::nothing, false);
    clinical("BundleService.refuse", this::nothing, false);
    clinical("CapabilityService.statement", this::nothing, false);
  }

  private void charts() {
    clinical("ChartService.read", this::patient, true);
    clinical("ChartService.history", this::patient, true);
    clinical("PatientListService.list", this::nothing, false);
  }

  private void officers() {
    officer("AlertService.find", this::nothing, false);
    officer("AlertService.get", this::alert, true);
    officer("AlertService.takeUp", this::alert, true);
    officer("AlertService.close", this::alert, true);
    officer("AuditService.find", this::nothing, false);
    officer("AuditService.get", this::entry, true);
    officer("KeyService.overview", this::nothing, false);
    officer("KeyService.prospect", this::nothing, false);
  }

  private void turns() {
    officer("KeyTurnService.request", this::quietTurns, false);
    officer("KeyTurnService.pause", this::turn, true);
    officer("KeyTurnService.resume", this::turn, true);
    // What they work on is the job's own; KeyTurnIT shows the entries of each step of a whole turn.
    for (String method : new String[] {"begin", "work"}) {
      fixtures.put(
          "KeyTurnJob." + method,
          new ServiceFixture(this::officer, stack::fhirAsSystem, this::nothing, false, false));
    }
  }

  private void sessions() {
    for (String method : new String[] {"start", "end"}) {
      fixtures.put(
          "SessionService." + method,
          new ServiceFixture(this::newSession, stack::fhirAsSystem, this::nothing, false, true));
    }
  }

  private void clinical(String method, Making subject, boolean id) {
    Caller auditor = () -> stack.fhirAs(Role.AUDITOR);
    fixtures.put(method, new ServiceFixture(stack::fhirAsSystem, auditor, subject, id, true));
  }

  private void officer(String method, Making subject, boolean id) {
    fixtures.put(method, new ServiceFixture(this::officer, stack::fhirAsSystem, subject, id, true));
  }

  private FhirClient officer() {
    return stack.fhirAs(Role.SECURITY_OFFICER);
  }

  /** One that may be ended, whereas the other tests go on with theirs. */
  private FhirClient newSession() {
    Tokens own =
        new Tokens(
            stack.trust(),
            stack
                .environment()
                .address("KEYCLOAK_URL")
                .resolve("/realms/" + stack.environment().get("KEYCLOAK_REALM")),
            stack.totp());
    return stack.fhir().as(own.of(stack.people().of(Role.REGISTRAR)));
  }

  private Subject nothing() {
    return Subject.of("");
  }

  private Answer created() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Called"), "Ada", Patients.number()));
    if (created.status() != 201) {
      throw new AssertionError(created.toString());
    }
    return created;
  }

  private Subject patient() {
    return Subject.of(created().id());
  }

  private Subject entry() {
    return Subject.of(stack.auditTrail().only(created().requestId()).id().toString());
  }

  /** Raised by what is then taken away. */
  private Subject alert() {
    String patient = created().id();
    stack
        .tampering()
        .run("update resource set body = set_byte(body, 0, 0) where id = '%s'".formatted(patient));
    Answer failed = stack.fhirAsSystem().get("/Patient/" + patient);
    stack.tampering().run("delete from resource where id = '%s'".formatted(patient));
    return Subject.of(alertOf(stack.auditTrail().only(failed.requestId()).id()));
  }

  private String alertOf(UUID entry) {
    try (Connection connection = stack.databases().asSuperuser().connect();
        PreparedStatement query = connection.prepareStatement(ALERT)) {
      query.setObject(1, entry);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private Subject turn() {
    StagedTurn turn = StagedTurn.open(stack);
    return new Subject(turn.id().toString(), turn);
  }

  private Subject quietTurns() {
    return new Subject("", StagedTurn.holdOff(stack));
  }
}
