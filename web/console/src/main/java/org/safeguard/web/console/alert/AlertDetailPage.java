package org.safeguard.web.console.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.safeguard.alert.AlertService;
import org.safeguard.alert.notice.Alert;
import org.safeguard.alert.notice.AlertDetail;
import org.safeguard.alert.notice.AlertMove;
import org.safeguard.alert.notice.AlertState;
import org.safeguard.alert.notice.Finding;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.VersionConflict;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.Messages;

/** One alert, what became of it, and the next step. */
@RequestScoped
@Named
public class AlertDetailPage {

  @Inject private AlertService alerts;
  @Inject private Messages messages;
  @Inject private HttpServletRequest request;

  private int version;
  private Finding finding;
  private AlertDetail detail;

  /** Shows the alert that the request names, also when it brings the form back. */
  public void load() {
    if (detail == null) {
      detail = alerts.get(key());
      version = detail.alert().version();
    }
  }

  private AlertDetail detail() {
    load();
    return detail;
  }

  /** Takes it up, and shows it again under its address. */
  public String takeUp() {
    return move(() -> alerts.takeUp(key(), version));
  }

  /** Closes it with what was found. */
  public String close() {
    if (finding == null) {
      messages.refuse("step:finding", "alert.finding.missing");
      return null;
    }
    return move(() -> alerts.close(key(), version, finding));
  }

  private String move(Runnable step) {
    try {
      step.run();
    } catch (VersionConflict e) {
      // Someone else was faster: the page shows what they said.
      return again("conflict=true");
    }
    return again("");
  }

  private String again(String parameters) {
    return "/alert?faces-redirect=true&id="
        + key()
        + (parameters.isEmpty() ? "" : "&" + parameters);
  }

  private UUID key() {
    return Addresses.findUuid(request.getParameter("id")).orElseThrow(ResourceNotFound::new);
  }

  public Alert getAlert() {
    return detail().alert();
  }

  public List<AlertMove> getMoves() {
    return detail().moves();
  }

  public boolean isOpen() {
    return detail().alert().state() == AlertState.OPEN;
  }

  public boolean isClosed() {
    return detail().alert().state() == AlertState.CLOSED;
  }

  public Finding[] getFindings() {
    return Finding.values();
  }

  /** The version that the person has seen. */
  public int getVersion() {
    return version;
  }

  public void setVersion(int version) {
    this.version = version;
  }

  public Finding getFinding() {
    return finding;
  }

  public void setFinding(Finding finding) {
    this.finding = finding;
  }
}
