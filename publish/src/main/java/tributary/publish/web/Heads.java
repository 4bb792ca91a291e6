package tributary.publish.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/// Answers HEAD as it would GET: the server itself leaves the text out, and tells its length (RFC
/// 9110, section 9.3.2).
final class Heads implements Filter {
  private static final String HEAD = "HEAD";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean head = request instanceof HttpServletRequest asked && HEAD.equals(asked.getMethod());
    chain.doFilter(head ? new Got((HttpServletRequest) request) : request, response);
  }

  private static final class Got extends HttpServletRequestWrapper {
    Got(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
