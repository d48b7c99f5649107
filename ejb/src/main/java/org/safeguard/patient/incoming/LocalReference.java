package org.safeguard.patient.incoming;

import java.util.Optional;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * A reference to a resource of this server (R4, "Literal References").
 *
 * @param id empty where what is written can be no id of this server, so that nothing is there
 */
public record LocalReference(ResourceType type, Optional<ResourceId> id) {

  private static final String HISTORY = "/_history/";

  /**
   * The resource that this text refers to; nothing where it refers to none of this server.
   *
   * @param base the address of this service, without a slash at its end
   */
  public static Optional<LocalReference> find(String text, String base) {
    String relative = relative(text, base);
    int slash = relative.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    int history = relative.indexOf(HISTORY, slash);
    String id = relative.substring(slash + 1, history < 0 ? relative.length() : history);
    return ResourceType.find(relative.substring(0, slash))
        .map(type -> new LocalReference(type, ResourceId.find(id)));
  }

  /**
   * What the text says below the address of this service: its own text where it is below none.
   *
   * @param base the address of this service, without a slash at its end
   */
  public static String relative(String text, String base) {
    return text.startsWith(base + "/") ? text.substring(base.length() + 1) : text;
  }

  /** The patient, where it refers to one. */
  public Optional<PatientId> patient() {
    return type.equals(ResourceType.PATIENT) ? id.map(PatientId::of) : Optional.empty();
  }
}
