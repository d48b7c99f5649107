package org.safeguard.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.SignedIn;
import org.safeguard.identity.SignedIn.Area;
import org.safeguard.patient.chart.Section;
import org.safeguard.web.console.session.CurrentSession;

/** What stands around every page. */
@RequestScoped
@Named
public class Frame {

  private static final String PRODUCTION = "production";

  @Inject private CurrentSession session;
  @Inject private CallContext call;
  @Inject private Texts texts;

  /** Whether a page is only looked at anew by its script, which has its forms already. */
  public boolean isWatched() {
    return session.watched();
  }

  /** What this installation calls itself; nothing where it is the real one. */
  public String getEnvironment() {
    return Optional.ofNullable(System.getenv("SAFEGUARD_ENVIRONMENT"))
        .filter(name -> !name.isBlank() && !name.equalsIgnoreCase(PRODUCTION))
        .orElse(null);
  }

  public List<Navigation> getNavigation() {
    return Navigation.of(opens());
  }

  /** Whether the person may look for patients. */
  public boolean isPatientsOpen() {
    return opens().contains(Area.PATIENTS);
  }

  /** Whether the person may read what was changed in a record. */
  public boolean isHistoryOpen() {
    return opens().contains(Area.PATIENT_HISTORY);
  }

  /** Whether the person may read charts. */
  public boolean isChartOpen() {
    return opens().contains(Area.CHART);
  }

  /** The sections of a chart, in the order of their tabs. */
  public List<Section> getSections() {
    return isChartOpen() ? List.of(Section.values()) : List.of();
  }

  public boolean isAuditOpen() {
    return opens().contains(Area.AUDIT);
  }

  /** Whether the person may say how far they have come with an alert. */
  public boolean isAlertWorkOpen() {
    return opens().contains(Area.ALERT_WORK);
  }

  /** Whether the person may have the vault's keys turned. */
  public boolean isKeyTurnsOpen() {
    return opens().contains(Area.KEY_TURNS);
  }

  public boolean isSignedIn() {
    return session.person().isPresent();
  }

  public String getPerson() {
    return session.person().map(SignedIn::name).orElse("");
  }

  /** The person's roles in words, such as {@code Physician, Privacy officer}. */
  public String getRoles() {
    return session.person().map(SignedIn::roles).orElseGet(List::of).stream()
        .map(role -> texts.orElse("role." + role, role))
        .collect(Collectors.joining(", "));
  }

  /** Milliseconds, as the session's script reads them; so are the next three. */
  public long getSessionLeft() {
    return session.left().toMillis();
  }

  public long getSessionIdle() {
    return session.times().idle().toMillis();
  }

  public long getSessionWarning() {
    return session.times().warning().toMillis();
  }

  public long getSessionShown() {
    return session.times().shown().toMillis();
  }

  /** By which a person and whoever helps them speak of this request. */
  public String getRequestId() {
    return call.requestId().toString();
  }

  private Set<Area> opens() {
    return session.person().map(SignedIn::opens).orElseGet(Set::of);
  }
}
