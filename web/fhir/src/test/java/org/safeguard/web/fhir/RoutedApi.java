package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.RequestEntries;
import org.safeguard.patient.CapabilityService;
import org.safeguard.patient.request.ServiceAddress;

/** The API behind JAX-RS' own routing, without a container. */
abstract class RoutedApi {

  static final String ID = RecordingService.ID.toString();
  static final String PATIENT = "/Patient/" + ID;
  static final String BASE = "https://h:8443/fhir";

  final RecordingService service = new RecordingService();
  final SwitchedAdmission admission = new SwitchedAdmission();
  final BundleTurns turns = new BundleTurns();
  final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

  @BeforeEach
  void route() {
    Addresses address = new Addresses(new ServiceAddress("https://h:8443/"));
    CallContext call = new CallContext();
    Bundles bundles = new Bundles(address);
    RequestEntries entries = new RequestEntries(new NoLog(), Clock.systemUTC());
    // First, as it may be on a server: it must not hide the others.
    dispatcher
        .getRegistry()
        .addSingletonResource(
            new SystemEndpoint(
                admission,
                admission.bundles(),
                new Batch(service, address, call, entries),
                new BundleResponses(address, bundles, call),
                turns));
    dispatcher
        .getRegistry()
        .addSingletonResource(new ResourceEndpoint(service, new Answers(address), bundles));
    dispatcher
        .getRegistry()
        .addSingletonResource(new CapabilityEndpoint(new CapabilityService(), address));
    dispatcher.getProviderFactory().register(new FailureMapper(call));
  }

  MockHttpResponse send(MockHttpRequest request) {
    MockHttpResponse response = new MockHttpResponse();
    dispatcher.invoke(request, response);
    return response;
  }

  static MockHttpRequest request(String method, String path) {
    try {
      return MockHttpRequest.create(method, path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  MockHttpResponse get(String path) {
    return send(request("GET", path));
  }

  static MockHttpRequest typed(String method, String path, String contentType) {
    return request(method, path)
        .header("Content-Type", contentType)
        .content("{\"a\":\"é\"}".getBytes(UTF_8));
  }

  static MockHttpRequest json(String method, String path) {
    return typed(method, path, "application/fhir+json");
  }

  static MockHttpRequest form(String path, String form) {
    return request("POST", path)
        .header("Content-Type", MediaTypes.FORM)
        .content(form.getBytes(UTF_8));
  }

  static JsonNode body(MockHttpResponse response) {
    try {
      return new ObjectMapper().readTree(response.getOutput());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String header(MockHttpResponse response, String name) {
    Object value = response.getOutputHeaders().getFirst(name);
    return value == null ? null : value.toString();
  }

  static void failed(int status, String code, MockHttpResponse response) {
    assertEquals(status, response.getStatus());
    assertEquals("OperationOutcome", body(response).get("resourceType").textValue());
    assertEquals(code, body(response).at("/issue/0/code").textValue());
    assertTrue(header(response, "Content-Type").startsWith("application/fhir+json"));
  }

  void notAsked() {
    assertEquals(List.of(), service.asked);
  }
}
