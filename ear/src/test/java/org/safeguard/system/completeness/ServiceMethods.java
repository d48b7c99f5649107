package org.safeguard.system.completeness;

import jakarta.ejb.Stateless;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.safeguard.access.Requires;

/** The public methods of the services and jobs, such as {@code ResourceService.read}. */
final class ServiceMethods {

  private final BuiltClasses classes;

  ServiceMethods(BuiltClasses classes) {
    this.classes = classes;
  }

  /**
   * By name, what each requires. A name that two methods share fails, since nobody could tell which
   * of them was called.
   */
  Map<String, Requires> all() {
    Map<String, Requires> methods = new TreeMap<>();
    for (Class<?> service : classes.annotated(Stateless.class)) {
      for (Method method : service.getMethods()) {
        if (isOwn(method)) {
          String name = service.getSimpleName() + "." + method.getName();
          if (methods.containsKey(name)) {
            throw new AssertionError("two methods are " + name);
          }
          methods.put(name, method.getAnnotation(Requires.class));
        }
      }
    }
    return methods;
  }

  private static boolean isOwn(Method method) {
    return method.getDeclaringClass() != Object.class
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic();
  }
}
