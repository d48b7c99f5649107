package org.safeguard.web.gate;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.safeguard.audit.CallContext;
import org.safeguard.verify.AuditEntry.Origin;

/** Says who calls, from where and why, once for each request and before anything else asks. */
public class CallFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String OPENED = CallFilter.class.getName() + ".opened";

  @Inject private transient CallContext call;
  private transient Surface surface;
  private transient Channels channels;

  /** For the container, which installs no filter without it. */
  public CallFilter() {}

  CallFilter(CallContext call) {
    this.call = call;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    surface = Surface.of(config.getServletContext());
    channels = new Channels(config.getServletContext());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (surface.isStatic(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (request.getAttribute(OPENED) == null) {
      request.setAttribute(OPENED, true);
      open(request, response);
    }
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      // Only now: the entry of a refusal is complete.
      Workstation.check(request);
      PurposeOfUse.check(request);
    }
    chain.doFilter(request, response);
  }

  private void open(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> workstation = Workstation.find(request);
    if (workstation.isEmpty() && surface == Surface.CONSOLE) {
      workstation = Optional.of(Workstation.newId());
      response.addHeader("Set-Cookie", Workstation.setCookie(workstation.get()));
    }
    call.open(
        VerifiedCaller.of(request.getUserPrincipal()),
        origin(request, workstation),
        PurposeOfUse.find(request),
        Passage.of(request).requestId());
  }

  private Origin origin(HttpServletRequest request, Optional<String> workstation) {
    return new Origin(
        Optional.of(request.getRemoteAddr()),
        workstation,
        UserAgent.hash(request.getHeader(UserAgent.HEADER)),
        Optional.of(channels.channel(request.getMethod(), uri(request))));
  }

  /** The address that was asked for, where this is the dispatch to the error page as well. */
  private static String uri(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }
}
