package org.safeguard.web.console.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.safeguard.alert.AlertService;
import org.safeguard.alert.notice.Alert;
import org.safeguard.alert.notice.AlertPage;

/** The alerts that wait for someone, or those that are closed. */
@RequestScoped
@Named
public class AlertListPage {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final String CLOSED = "closed";

  @Inject private AlertService alerts;
  @Inject private HttpServletRequest request;

  private AlertPage page = new AlertPage(List.of(), 1, 1);
  private boolean closed;

  public void load() {
    closed = CLOSED.equals(request.getParameter("state"));
    page = alerts.find(closed, number(request.getParameter("page")));
  }

  private static int number(String text) {
    return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 1;
  }

  public List<Alert> getAlerts() {
    return page.alerts();
  }

  public boolean isClosed() {
    return closed;
  }

  /** The address of the first page, on a later one. */
  public String getFirst() {
    return page.page() > 1 ? address(1) : null;
  }

  /** The address of the next page. */
  public String getNext() {
    return page.page() < page.pages() ? address(page.page() + 1) : null;
  }

  private String address(int number) {
    String list = request.getContextPath() + "/alerts?page=" + number;
    return closed ? list + "&state=" + CLOSED : list;
  }
}
