package org.safeguard.system.completeness;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The routes that JAX-RS serves, such as {@code GET /fhir/{type}/{id}}. */
final class Routes {

  private final BuiltClasses classes;

  Routes(BuiltClasses classes) {
    this.classes = classes;
  }

  /** Each once. */
  TreeSet<String> all() {
    TreeSet<String> routes = new TreeSet<>();
    for (Class<?> resource : classes.annotated(Path.class)) {
      for (Method method : resource.getMethods()) {
        method(method).ifPresent(verb -> routes.add(verb + " " + address(resource, method)));
      }
    }
    return routes;
  }

  private static Optional<String> method(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(marked -> marked != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private String address(Class<?> resource, Method method) {
    return Stream.of(
            application(),
            path(resource.getAnnotation(Path.class)),
            path(method.getAnnotation(Path.class)))
        .filter(part -> !part.isEmpty())
        .reduce("", (whole, part) -> whole + "/" + part);
  }

  /** There is one; with a second one a route would have to say of which it is. */
  private String application() {
    List<Class<?>> applications = classes.annotated(ApplicationPath.class);
    if (applications.size() != 1) {
      throw new AssertionError("not one application: " + applications);
    }
    return trimmed(applications.get(0).getAnnotation(ApplicationPath.class).value());
  }

  private static String path(Path path) {
    return path == null ? "" : trimmed(path.value()).replaceAll("\\{(\\w+):[^}]*\\}", "{$1}");
  }

  private static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "");
  }
}
