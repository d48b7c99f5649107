package org.safeguard.web.gate;

import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.entity.BufferedHttpEntity;

/**
 * The line to the identity provider, watched. Where the provider does not answer, WildFly's OpenID
 * Connect client refuses the request with 401 or 403, as it does where the provider refuses; only
 * here can the two be told apart.
 */
final class WatchedProvider implements InvocationHandler {

  private final HttpClient line;

  private WatchedProvider(HttpClient line) {
    this.line = line;
  }

  /** A client that notes in the request that is being served when the provider can't be asked. */
  static HttpClient watch(HttpClient line) {
    return (HttpClient)
        Proxy.newProxyInstance(
            HttpClient.class.getClassLoader(),
            new Class<?>[] {HttpClient.class},
            new WatchedProvider(line));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(line, arguments);
      if (answer instanceof HttpResponse response) {
        take(response);
      }
      return answer;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException) {
        note();
      }
      throw e.getCause();
    } catch (IOException e) {
      note();
      throw e;
    }
  }

  /** Reads all of it, since a provider may also fall silent in the midst of an answer. */
  private static void take(HttpResponse response) throws IOException {
    if (response.getStatusLine().getStatusCode() >= 500) {
      note();
    }
    HttpEntity body = response.getEntity();
    if (body != null) {
      response.setEntity(new BufferedHttpEntity(body));
    }
  }

  /** The client asks on the thread of the request. */
  private static void note() {
    ServletRequestContext served = ServletRequestContext.current();
    if (served != null) {
      Passage.of(served.getServletRequest()).providerIsAway();
    }
  }
}
