package org.safeguard.patient;

import jakarta.ejb.Stateless;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;

/** What this server can do; open to everyone, as FHIR asks. */
@Stateless
public class CapabilityService {

  /**
   * The CapabilityStatement in FHIR JSON, the same bytes on every call.
   *
   * @param base the address of the FHIR service, without a slash at its end
   */
  @Requires(Verb.CAPABILITIES)
  public byte[] statement(String base) {
    return Capabilities.of(base);
  }
}
