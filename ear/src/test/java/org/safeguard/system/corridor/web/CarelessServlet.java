package org.safeguard.system.corridor.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.system.corridor.service.CarelessService;

/**
 * Calls the careless service by the last part of the address, for the Patient, or the two, of the
 * query.
 */
@WebServlet("/fhir/careless/*")
public class CarelessServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient CarelessService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ResourceId id = ResourceId.find(request.getParameter("id")).orElseThrow();
    String method = request.getPathInfo();
    response
        .getWriter()
        .write(
            method.equals("/changeAndAnotherBeside")
                ? changeBoth(id, request.getParameter("other"))
                : call(method, id));
  }

  private String changeBoth(ResourceId id, String other) {
    return service.changeAndAnotherBeside(
        ResourceType.PATIENT, id, ResourceId.find(other).orElseThrow());
  }

  private String call(String method, ResourceId id) {
    return switch (method) {
      case "/undeclared" -> service.undeclared(ResourceType.PATIENT, id);
      case "/changeBesideTheTrail" -> service.changeBesideTheTrail(ResourceType.PATIENT, id);
      case "/change" -> service.change(ResourceType.PATIENT, id);
      case "/fail" -> service.fail(ResourceType.PATIENT, id);
      case "/breakDown" -> service.breakDown(ResourceType.PATIENT, id);
      case "/giveUp" -> service.giveUp(ResourceType.PATIENT, id);
      case "/behave" -> service.behave(ResourceType.PATIENT, id);
      default -> throw new IllegalArgumentException(method);
    };
  }
}
