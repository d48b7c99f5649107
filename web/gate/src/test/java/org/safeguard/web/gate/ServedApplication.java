package org.safeguard.web.gate;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.SecurityInfo.EmptyRoleSemantic;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.Receipt;
import org.safeguard.audit.RequestEntries;
import org.safeguard.verify.AuditEntry;

/**
 * One application behind the gate on a real Undertow: servlets at {@code /fhir/*}, open, and at
 * {@code /closed/*}, for which the container itself asks for a sign-in. For one request each, since
 * there is one call context.
 */
final class ServedApplication implements AutoCloseable {

  /** What answers at {@code /fhir/*}. */
  interface Answer {
    void give(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  final CallContext call = new CallContext();
  final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
  CompletableFuture<Receipt> receipt =
      CompletableFuture.completedFuture(new Receipt(UUID.randomUUID(), 1, 1));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Surface surface;
  private final Undertow server;

  ServedApplication(Answer answer) throws Exception {
    this(Surface.API, answer, next -> next);
  }

  /**
   * @param signIn stands where the container's sign-in does
   */
  ServedApplication(Surface surface, Answer answer, io.undertow.server.HandlerWrapper signIn)
      throws Exception {
    this.surface = surface;
    DeploymentManager manager =
        Servlets.newContainer().addDeployment(application(answer).addSecurityWrapper(signIn));
    manager.deploy();
    HttpHandler handler = Handlers.path().addPrefixPath(contextPath(), manager.start());
    server =
        Undertow.builder()
            // As the server's configuration does: the limits are the application's.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 0L)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(handler)
            .build();
    server.start();
  }

  int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What a service does: leaves an entry that the gate waits for. */
  void leaveEntry() {
    call.await(receipt);
  }

  /** The entries left, once at least one is there: the net's own comes after the response. */
  List<AuditEntry> awaitEntries() throws InterruptedException {
    for (int i = 0; i < 200 && entries.isEmpty(); i++) {
      Thread.sleep(5);
    }
    Thread.sleep(20);
    return entries;
  }

  private String contextPath() {
    return surface == Surface.API ? "/" : "/console";
  }

  private DeploymentInfo application(Answer answer) {
    RequestEntries written =
        new RequestEntries(
            (entry, canonical, revision) -> {
              entries.add(entry);
              return receipt;
            },
            Clock.systemUTC());
    DeploymentInfo application =
        Servlets.deployment()
            .setClassLoader(ServedApplication.class.getClassLoader())
            .setContextPath(contextPath())
            .setDeploymentName("gate")
            .addInitParameter(Surface.PARAMETER, surface.name())
            .addServlet(servlet("answer", new AnsweringServlet(answer), "/fhir/*"))
            .addServlet(
                servlet("resource", new AnsweringServlet(answer), "/jakarta.faces.resource/*"))
            .addServlet(
                servlet("closed", new AnsweringServlet((request, response) -> {}), "/closed/*"))
            .addServlet(servlet("error", new ErrorServlet(), "/error"))
            .addErrorPage(new ErrorPage("/error"))
            .addListener(
                new ListenerInfo(
                    NetListener.class, new ImmediateInstanceFactory<>(new NetListener(written))));
    filter(application, "gate", new ReleaseGate(call, written, Duration.ofMillis(300)));
    filter(application, "call", new CallFilter(call));
    filter(application, "limit", new BodyLimit());
    askForSignIn(application);
    return application;
  }

  private static ServletInfo servlet(String name, HttpServlet servlet, String mapping) {
    return Servlets.servlet(name, servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
        .addMapping(mapping)
        .setAsyncSupported(true);
  }

  private static void filter(DeploymentInfo application, String name, Filter filter) {
    application.addFilter(
        new FilterInfo(name, filter.getClass(), new ImmediateInstanceFactory<>(filter))
            .setAsyncSupported(true));
    for (DispatcherType type :
        List.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC)) {
      application.addFilterUrlMapping(name, "/*", type);
    }
  }

  private static void askForSignIn(DeploymentInfo application) {
    application
        .setLoginConfig(new LoginConfig("BASIC", "test"))
        .setIdentityManager(new Nobody())
        .addSecurityConstraint(
            new SecurityConstraint()
                .setEmptyRoleSemantic(EmptyRoleSemantic.AUTHENTICATE)
                .addWebResourceCollection(new WebResourceCollection().addUrlPattern("/closed/*")));
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class AnsweringServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    private AnsweringServlet(Answer answer) {
      this.answer = answer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      try {
        answer.give(request, response);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new jakarta.ejb.EJBException(e);
      }
    }
  }

  /** Knows no account. */
  private static final class Nobody implements IdentityManager {
    @Override
    public Account verify(Account account) {
      return null;
    }

    @Override
    public Account verify(String id, Credential credential) {
      return null;
    }

    @Override
    public Account verify(Credential credential) {
      return null;
    }
  }
}
