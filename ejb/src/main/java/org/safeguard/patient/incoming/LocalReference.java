package org.safeguard.patient.incoming;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * A reference to a resource of this server (R4, "Literal References"). Whose record a resource is
 * in, and so whose key seals it, goes by such references: what some client would take for one and
 * this server would not puts the resource under the wrong key. So each text has one reading:
 *
 * <ul>
 *   <li>{@code Type/id} and {@code Type/id/_history/version}, alone or after this service's address
 *       as it is configured, letter by letter, lead to this server;
 *   <li>{@code #id} leads to a resource that is contained, and {@code Type?search} in a transaction
 *       is stored as what it finds: neither comes here;
 *   <li>an absolute URL may lead {@link ExternalReference elsewhere};
 *   <li>everything else is refused: any other relative form ({@code /Patient/id}, {@code
 *       ./Patient/id}, {@code Patient/id/}, {@code Patient/id#a}, {@code //host/fhir/Patient/id}),
 *       this server's address in other letters or with another scheme, port or escapes or without a
 *       scheme, and what is no URL. An id that is written otherwise than this server writes it
 *       leads to nothing here.
 * </ul>
 *
 * @param id empty where what is written can be no id of this server, so that nothing is there
 */
public record LocalReference(ResourceType type, Optional<ResourceId> id) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[1-9][0-9]{0,8})?");

  /**
   * The resource of this server that this text refers to; nothing where it is not written so.
   *
   * @param base the address of this service, without a slash at its end
   */
  public static Optional<LocalReference> find(String text, String base) {
    Matcher form = FORM.matcher(relative(text, base));
    if (!form.matches()) {
      return Optional.empty();
    }
    return ResourceType.find(form.group(1))
        .map(type -> new LocalReference(type, ResourceId.find(form.group(2))));
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
