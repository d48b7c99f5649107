package org.safeguard.stack.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.stack.Secrets;

/** The demo people: one for each role, and one who has no second factor yet. */
public final class DemoPeople {
  private final Secrets secrets;

  public DemoPeople(Secrets secrets) {
    this.secrets = secrets;
  }

  public List<DemoPerson> all() {
    var all = new ArrayList<>(staff());
    all.add(securityOfficer());
    all.add(administrator());
    return all;
  }

  /** One of the two whom the installation itself appoints. */
  DemoPerson securityOfficer() {
    return person("security", "Tomasz", "Wolski", "SECURITY_OFFICER");
  }

  /** The other of the two. */
  DemoPerson administrator() {
    return person("administrator", "Ruth", "Delgado", "ADMINISTRATOR");
  }

  /** All others. */
  List<DemoPerson> staff() {
    return List.of(
        person("physician", "Ines", "Okafor", "PHYSICIAN"),
        person("nurse", "Jonas", "Lindqvist", "NURSE"),
        person("registrar", "Maya", "Castillo", "REGISTRAR"),
        person("privacy", "Helen", "Abara", "PRIVACY_OFFICER"),
        person("auditor", "Samir", "Haddad", "AUDITOR"),
        newcomer());
  }

  private DemoPerson person(String username, String given, String family, String role) {
    var secret = new TotpSecret(secrets.totp("totp." + username));
    return new DemoPerson(
        username, given, family, password(username), Optional.of(secret), List.of(role));
  }

  private DemoPerson newcomer() {
    return new DemoPerson(
        "newcomer", "Lena", "Novak", password("newcomer"), Optional.empty(), List.of("NURSE"));
  }

  private String password(String username) {
    return secrets.password("person." + username);
  }
}
