package org.safeguard.audit;

import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every public method of every service and job, found among the classes that were built. */
final class ServiceMethods {

  private static final String CLASS = ".class";

  private ServiceMethods() {}

  static List<Method> all() {
    return services().flatMap(ServiceMethods::methods).toList();
  }

  private static Stream<Class<?>> services() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(CLASS))
          .map(file -> name(root.relativize(file)))
          .sorted()
          .<Class<?>>map(ServiceMethods::load)
          .filter(found -> found.isAnnotationPresent(Stateless.class))
          .toList()
          .stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path root() {
    try {
      return Path.of(
          AuditInterceptor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String name(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ServiceMethods.class.getClassLoader());
    } catch (ClassNotFoundException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Stream<Method> methods(Class<?> service) {
    return Arrays.stream(service.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
  }
}
