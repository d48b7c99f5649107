package org.safeguard.web.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of both applications: says what the container refused by itself, before any filter
 * ran, as the release gate says it of all else.
 */
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    FailureResponse.write(
        failure(request),
        Passage.of(request).requestId(),
        Surface.of(request.getServletContext()),
        response);
  }

  private static Failure failure(HttpServletRequest request) {
    return Failure.ofStatus(
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            ? status
            : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }
}
