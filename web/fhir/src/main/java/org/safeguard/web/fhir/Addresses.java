package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** The public addresses of resources. */
@ApplicationScoped
public class Addresses {

  private final ServiceAddress service;

  @Inject
  public Addresses(ServiceAddress service) {
    this.service = service;
  }

  protected Addresses() {
    this(null);
  }

  /** Of the service, without a slash at its end. */
  String base() {
    return service.base();
  }

  String of(ResourceType type) {
    return base() + "/" + type;
  }

  String of(ResourceType type, ResourceId id) {
    return of(type) + "/" + id;
  }

  String of(ResourceType type, ResourceId id, int version) {
    return of(type, id) + "/_history/" + version;
  }
}
