package org.safeguard.system.stack;

import java.util.Map;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.VaultClient;

/** The keys that the application has at hand, by the vault's leave. */
public final class KeysAtHand {

  private static final String POLICY = "sys/policies/acl/safeguard-app";
  private static final String DENY = "path \"transit/*\" { capabilities = [\"deny\"] }";

  private final VaultClient operator;
  private final FhirClient fhir;

  KeysAtHand(VaultClient operator, FhirClient fhir) {
    this.operator = operator;
    this.fhir = fhir;
  }

  /** The vault turns the application away for a moment: it forgets every key at hand. */
  public void forget() {
    try (Withdrawal withdrawn = withdraw()) {
      Answer refused =
          fhir.post("/Patient", Patients.json(Patients.unique("Forget"), "Ada", Patients.number()));
      if (refused.status() != 503) {
        throw new AssertionError(refused.text());
      }
    }
  }

  /** The vault turns the application away until this is closed. */
  public Withdrawal withdraw() {
    return new Withdrawal();
  }

  /** The time without keys. */
  public final class Withdrawal implements AutoCloseable {

    private final String policy = operator.get(POLICY).json().at("/data/policy").asText();

    private Withdrawal() {
      operator.post(POLICY, Map.of("policy", DENY));
    }

    @Override
    public void close() {
      operator.post(POLICY, Map.of("policy", policy));
    }
  }
}
