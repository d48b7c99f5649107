package org.safeguard.audit;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A call of {@code method} that does {@code body}. */
record FakeInvocation(Method method, Callable<Object> body, Object... parameters)
    implements InvocationContext {

  @Override
  public Object getTarget() {
    return null;
  }

  @Override
  public Object getTimer() {
    return null;
  }

  @Override
  public Method getMethod() {
    return method;
  }

  @Override
  public Constructor<?> getConstructor() {
    return null;
  }

  @Override
  public Object[] getParameters() {
    return parameters;
  }

  @Override
  public void setParameters(Object[] changed) {
    throw new IllegalStateException("nobody changes parameters here");
  }

  @Override
  public Map<String, Object> getContextData() {
    return new HashMap<>();
  }

  @Override
  public Object proceed() throws Exception {
    return body.call();
  }
}
