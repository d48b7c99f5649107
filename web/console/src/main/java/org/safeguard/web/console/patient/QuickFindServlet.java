package org.safeguard.web.console.patient;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes the words from the top bar and leads to what they find. What was typed comes in a body and
 * stays in the session; it never stands in an address.
 */
@WebServlet("/patients/quick")
public class QuickFindServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient PatientSearches searches;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PatientQuery query = PatientQuery.ofWords(request.getParameter("words"));
    String page = request.getContextPath() + "/patients";
    response.sendRedirect(query.isEmpty() ? page : page + "?search=" + searches.keep(query));
  }
}
