package org.safeguard.keys.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Counts the calls that go through its stand-ins, and ends the process, as it were, at one of them:
 * before the call has done anything, or after it has done everything but return.
 */
final class CallCounter {

  /** What a process that was killed does not survive. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private int calls;
  private int killedAt = Integer.MAX_VALUE;
  private boolean afterwards;

  /** Counts from 1 again, and kills at that call. */
  void killAt(int call, boolean afterIt) {
    calls = 0;
    killedAt = call;
    afterwards = afterIt;
  }

  void killNever() {
    killAt(Integer.MAX_VALUE, false);
  }

  <T> T through(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              calls++;
              boolean here = calls == killedAt;
              if (here && !afterwards) {
                throw new Killed();
              }
              try {
                Object result = method.invoke(target, arguments);
                if (here) {
                  throw new Killed();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
