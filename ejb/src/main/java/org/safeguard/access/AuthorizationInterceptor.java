package org.safeguard.access;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Admits a call of a service by the verb that its method declares. Bound to every bean by {@code
 * ejb-jar.xml}; a method that declares none is refused.
 */
@Interceptor
public class AuthorizationInterceptor {

  @Inject private Access access;

  /** For the container. */
  public AuthorizationInterceptor() {}

  AuthorizationInterceptor(Access access) {
    this.access = access;
  }

  @AroundInvoke
  Object authorize(InvocationContext invocation) throws Exception {
    Requires required = invocation.getMethod().getAnnotation(Requires.class);
    if (required == null) {
      throw new AccessRefused("VERB_DECLARED", "This method declares no verb.", false);
    }
    access.admit(required.value());
    return invocation.proceed();
  }
}
