package org.safeguard.web.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Counts a body whose length was not announced; one that was announced too large is turned away by
 * {@link Admission}.
 */
public class BodyLimit extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private transient Surface surface;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    surface = Surface.of(config.getServletContext());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean announced = request.getContentLengthLong() >= 0;
    chain.doFilter(
        announced ? request : new Counted(request, surface.largestBody(request)), response);
  }

  private static final class Counted extends HttpServletRequestWrapper {
    private final long limit;
    private ServletInputStream body;

    private Counted(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new CountedBody(super.getInputStream(), limit);
      }
      return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding =
          Optional.ofNullable(getCharacterEncoding()).orElse(StandardCharsets.UTF_8.name());
      return new BufferedReader(new InputStreamReader(getInputStream(), encoding));
    }
  }
}
