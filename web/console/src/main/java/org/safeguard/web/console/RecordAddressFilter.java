package org.safeguard.web.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each record an address of its own: {@code /patients/{id}}, {@code /patients/{id}/history},
 * {@code /patients/{id}/chart}, {@code /audit/{id}} and {@code /alerts/{id}} lead to the page of
 * such records, which finds the id as its parameter.
 */
public class RecordAddressFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String ID = "/([0-9a-f-]{36})";
  private static final Pattern PATIENT = Pattern.compile("/patients" + ID);
  private static final Pattern HISTORY = Pattern.compile("/patients" + ID + "/history");
  private static final Pattern CHART = Pattern.compile("/patients" + ID + "/chart");
  private static final Pattern PART =
      Pattern.compile("/patients" + ID + "/history/([A-Za-z]{1,64})" + ID);
  private static final Pattern ENTRY = Pattern.compile("/audit" + ID);
  private static final Pattern ALERT = Pattern.compile("/alerts" + ID);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    Optional<String> page = findPage(path);
    if (page.isPresent()) {
      request.getRequestDispatcher(page.get()).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  static Optional<String> findPage(String path) {
    return page(PATIENT, path, "/patient")
        .or(() -> page(HISTORY, path, "/patient-history"))
        .or(() -> page(CHART, path, "/patient-chart"))
        .or(() -> part(path))
        .or(() -> page(ENTRY, path, "/audit-entry"))
        .or(() -> page(ALERT, path, "/alert"));
  }

  private static Optional<String> page(Pattern address, String path, String page) {
    Matcher matcher = address.matcher(path);
    return matcher.matches() ? Optional.of(page + "?id=" + matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> part(String path) {
    Matcher matcher = PART.matcher(path);
    return matcher.matches()
        ? Optional.of(
            "/patient-history?id=%s&type=%s&resource=%s"
                .formatted(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
