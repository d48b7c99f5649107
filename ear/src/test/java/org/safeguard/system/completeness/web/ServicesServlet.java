package org.safeguard.system.completeness.web;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.safeguard.alert.AlertService;
import org.safeguard.alert.notice.Finding;
import org.safeguard.audit.AuditService;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.identity.EndReason;
import org.safeguard.identity.SessionService;
import org.safeguard.keys.KeyService;
import org.safeguard.keys.KeyTurnService;
import org.safeguard.keys.job.KeyTurnJob;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.patient.BundleService;
import org.safeguard.patient.CapabilityService;
import org.safeguard.patient.ChartService;
import org.safeguard.patient.PatientListService;
import org.safeguard.patient.ResourceService;
import org.safeguard.patient.bundle.BundleBody;
import org.safeguard.patient.bundle.BundleReader;
import org.safeguard.patient.bundle.IncomingBundle;
import org.safeguard.patient.chart.ChartRequest;
import org.safeguard.patient.chart.Section;
import org.safeguard.patient.search.PatientOrder;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchRequest;

/**
 * Calls any method of any service as whoever sends the request: {@code ResourceService.read?id=...}
 * calls it for that id. With {@code end=rollback} the transaction that it is called in is given up.
 */
@WebServlet("/fhir/services/*")
public class ServicesServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Called\"}]%s}";
  private static final String TRANSACTION =
      "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
          + PATIENT.formatted("")
          + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";

  @Inject private transient AlertService alerts;
  @Inject private transient AuditService log;
  @Inject private transient BundleService bundles;
  @Inject private transient CapabilityService capabilities;
  @Inject private transient ChartService charts;
  @Inject private transient KeyService keys;
  @Inject private transient KeyTurnJob job;
  @Inject private transient KeyTurnService turns;
  @Inject private transient PatientListService lists;
  @Inject private transient ResourceService resources;
  @Inject private transient SessionService sessions;
  @Resource private transient UserTransaction transaction;

  private final transient Map<String, Consumer<HttpServletRequest>> calls =
      Map.ofEntries(
          Map.entry("AlertService.find", request -> alerts.find(false, 1)),
          Map.entry("AlertService.get", request -> alerts.get(uuid(request))),
          Map.entry("AlertService.takeUp", request -> alerts.takeUp(uuid(request), 1)),
          Map.entry(
              "AlertService.close", request -> alerts.close(uuid(request), 1, Finding.FALSE_ALARM)),
          Map.entry(
              "AuditService.find", request -> log.find(AuditFilter.all(), Optional.empty(), 10)),
          Map.entry("AuditService.get", request -> log.get(uuid(request))),
          Map.entry("BundleService.transaction", request -> bundles.transaction(bundle())),
          Map.entry("BundleService.refuse", request -> bundles.refuse()),
          Map.entry("CapabilityService.statement", request -> capabilities.statement("https://h")),
          Map.entry(
              "ChartService.read",
              request ->
                  charts.read(
                      PatientId.of(id(request)),
                      new ChartRequest(Section.SUMMARY, Optional.empty(), 1))),
          Map.entry(
              "ChartService.history",
              request ->
                  charts.history(PatientId.of(id(request)), ResourceType.PATIENT, id(request))),
          Map.entry("KeyService.overview", request -> keys.overview()),
          Map.entry("KeyService.prospect", request -> keys.prospect()),
          Map.entry("KeyTurnJob.begin", request -> job.begin(null, TurnStep.ROTATE)),
          Map.entry("KeyTurnJob.work", request -> job.work(null, TurnStep.ROTATE)),
          Map.entry("KeyTurnService.request", request -> turns.request(TurnReason.PERSONNEL)),
          Map.entry("KeyTurnService.pause", request -> turns.pause(uuid(request), 1)),
          Map.entry("KeyTurnService.resume", request -> turns.resume(uuid(request), 1)),
          Map.entry(
              "PatientListService.list",
              request -> lists.list(List.of(), new PatientOrder(PatientOrder.By.NAME, false), 1)),
          Map.entry(
              "ResourceService.create",
              request ->
                  resources.create(
                      ResourceType.PATIENT, bytes(PATIENT.formatted("")), Optional.empty())),
          Map.entry(
              "ResourceService.read", request -> resources.read(ResourceType.PATIENT, id(request))),
          Map.entry(
              "ResourceService.vread",
              request -> resources.vread(ResourceType.PATIENT, id(request), 1)),
          Map.entry(
              "ResourceService.update",
              request ->
                  resources.update(
                      ResourceType.PATIENT,
                      id(request),
                      OptionalInt.of(1),
                      bytes(PATIENT.formatted(",\"id\":\"" + id(request).value() + "\"")))),
          Map.entry(
              "ResourceService.delete",
              request -> resources.delete(ResourceType.PATIENT, id(request), OptionalInt.empty())),
          Map.entry(
              "ResourceService.history",
              request -> resources.history(ResourceType.PATIENT, id(request), OptionalInt.empty())),
          Map.entry(
              "ResourceService.search",
              request ->
                  resources.search(
                      new SearchRequest(ResourceType.PATIENT, List.of(), 10, Optional.empty()))),
          Map.entry("SessionService.start", request -> sessions.start()),
          Map.entry("SessionService.end", request -> sessions.end(EndReason.SIGNED_OUT)));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Consumer<HttpServletRequest> call = calls.get(request.getPathInfo().substring(1));
    if (call == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if ("rollback".equals(request.getParameter("end"))) {
      callAndGiveUp(call, request);
    } else {
      call.accept(request);
      response.getWriter().write("called");
    }
  }

  private void callAndGiveUp(Consumer<HttpServletRequest> call, HttpServletRequest request) {
    try {
      transaction.begin();
      try {
        call.accept(request);
      } finally {
        transaction.rollback();
      }
    } catch (NotSupportedException | SystemException failed) {
      throw new IllegalStateException(failed);
    }
    throw new IllegalStateException("given up");
  }

  private static UUID uuid(HttpServletRequest request) {
    return UUID.fromString(request.getParameter("id"));
  }

  private static ResourceId id(HttpServletRequest request) {
    return new ResourceId(uuid(request));
  }

  private static IncomingBundle bundle() {
    try {
      return BundleReader.read(BundleBody.read(new ByteArrayInputStream(bytes(TRANSACTION))));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
