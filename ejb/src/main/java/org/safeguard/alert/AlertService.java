package org.safeguard.alert;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.alert.notice.AlertDetail;
import org.safeguard.alert.notice.AlertPage;
import org.safeguard.alert.notice.AlertState;
import org.safeguard.alert.notice.Finding;
import org.safeguard.alert.store.AlertRepository;
import org.safeguard.audit.CallContext;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;

/** Reading alerts and moving them on (45 CFR 164.308(a)(6)(ii)). */
@Stateless
public class AlertService {

  /** Alerts of a page. */
  public static final int PAGE = 50;

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private AlertRepository alerts;

  /**
   * A page of alerts, those told of last first.
   *
   * @param closed whether to find those that are closed, or else all others
   * @param page counted from 1; past the end it is the last one
   */
  @Requires(Verb.ALERT_READ)
  public AlertPage find(boolean closed, int page) {
    Set<AlertState> states =
        closed
            ? EnumSet.of(AlertState.CLOSED)
            : EnumSet.complementOf(EnumSet.of(AlertState.CLOSED));
    return alerts.find(grant(Verb.ALERT_READ), states, page, PAGE);
  }

  /**
   * One alert, with what became of it.
   *
   * @throws ResourceNotFound if there is no such alert
   */
  @Requires(Verb.ALERT_READ)
  public AlertDetail get(UUID id) {
    return alerts.find(grant(Verb.ALERT_READ), id).orElseThrow(ResourceNotFound::new);
  }

  /**
   * Says that someone looks into it.
   *
   * @param version the one that they have seen
   * @throws ResourceNotFound if there is no such alert
   * @throws org.safeguard.resource.VersionConflict if it was moved on meanwhile
   */
  @Requires(Verb.ALERT_UPDATE)
  public void takeUp(UUID id, int version) {
    move(id, version, AlertState.IN_WORK, Optional.empty());
  }

  /** Says what it has turned out to be; the rest as above. */
  @Requires(Verb.ALERT_UPDATE)
  public void close(UUID id, int version, Finding finding) {
    move(id, version, AlertState.CLOSED, Optional.of(finding));
  }

  private void move(UUID id, int version, AlertState to, Optional<Finding> finding) {
    call.note(finding.map(found -> to + " " + found).orElse(to.name()));
    alerts
        .move(grant(Verb.ALERT_UPDATE), id, version, to, finding)
        .orElseThrow(ResourceNotFound::new);
  }

  private Grant grant(Verb verb) {
    return access.grant(verb, ResourceType.ALERT, Compartment.NONE);
  }
}
