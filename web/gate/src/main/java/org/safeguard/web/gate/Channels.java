package org.safeguard.web.gate;

import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.safeguard.resource.ResourceType;

/**
 * Names what was called by words that the server knows alone: the method, the mapping of a servlet
 * and the resource type, such as {@code GET /fhir/Patient}. Whatever else a caller wrote into the
 * address may be PHI and is left out.
 */
final class Channels {

  private static final String REST = "/*";

  private final String contextPath;
  private final List<String> mappings;

  /** Knows the servlets of this application, so it is made once all of them are. */
  Channels(ServletContext application) {
    this(
        application.getContextPath(),
        application.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .toList());
  }

  Channels(String contextPath, Collection<String> mappings) {
    this.contextPath = contextPath;
    this.mappings =
        mappings.stream()
            .filter(mapping -> mapping.startsWith("/") && mapping.length() > 1)
            .filter(mapping -> !mapping.equals(REST))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * @param uri the path of the request, with the context's
   */
  String channel(String method, String uri) {
    String path = uri.startsWith(contextPath) ? uri.substring(contextPath.length()) : "";
    String known = Admission.METHODS.contains(method) ? method : "OTHER";
    return known + " " + contextPath + template(path);
  }

  private String template(String path) {
    for (String mapping : mappings) {
      if (mapping.equals(path)) {
        return mapping;
      }
      if (path.startsWith(mapping + "/")) {
        return mapping + REST;
      }
      if (mapping.endsWith(REST)) {
        String prefix = mapping.substring(0, mapping.length() - 1);
        if (path.startsWith(prefix)) {
          return prefix + type(path.substring(prefix.length())).map(ResourceType::name).orElse("*");
        }
      }
    }
    return REST;
  }

  private static Optional<ResourceType> type(String rest) {
    int end = rest.indexOf('/');
    return ResourceType.find(end < 0 ? rest : rest.substring(0, end));
  }
}
