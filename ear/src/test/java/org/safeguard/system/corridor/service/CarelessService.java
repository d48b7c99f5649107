package org.safeguard.system.corridor.service;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.incoming.IncomingResource;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** Does everything that a service must not do. Nothing in it mentions audit or authorization. */
@Stateless
public class CarelessService {

  /** Stands in an exception's message; nobody outside may ever read it. */
  public static final String SECRET = "careless-message-with-a-name";

  private static final String NEXT =
      "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Changed\"}]}";

  @PersistenceContext(unitName = "safeguard")
  private EntityManager entities;

  @Resource private SessionContext context;
  @Inject private Access access;
  @Inject private ResourceRepository resources;

  /** Says no verb. */
  public String undeclared(ResourceType type, ResourceId id) {
    return "shown without a verb";
  }

  /** Changes a row past the repository: neither history nor entry names it. */
  @Requires(Verb.UPDATE)
  public String changeBesideTheTrail(ResourceType type, ResourceId id) {
    access.granting(Verb.UPDATE, type);
    changePastTheRepository(id);
    return "changed";
  }

  /** Writes the first version's next one as every service does. */
  @Requires(Verb.UPDATE)
  public String change(ResourceType type, ResourceId id) {
    Compartment own = Compartment.of(PatientId.of(id));
    IncomingResource draft =
        IncomingResource.parse(type, NEXT.getBytes(StandardCharsets.UTF_8), "https://h/fhir");
    resources
        .writer()
        .update(access.granting(Verb.UPDATE, type), type, id, OptionalInt.of(1), own, draft);
    return "changed";
  }

  /** As {@link #change}, with a row of another patient's under cover of that write. */
  @Requires(Verb.UPDATE)
  public String changeAndAnotherBeside(ResourceType type, ResourceId id, ResourceId other) {
    change(type, id);
    entities.flush();
    changePastTheRepository(other);
    return "changed both";
  }

  /** Fails with a message that holds PHI. */
  @Requires(Verb.READ)
  public String fail(ResourceType type, ResourceId id) {
    throw new IllegalStateException(SECRET);
  }

  /** Fails with what no interceptor is told of as an exception. */
  @Requires(Verb.READ)
  public String breakDown(ResourceType type, ResourceId id) {
    throw new AssertionError(SECRET);
  }

  /** Returns as if all were well, though its transaction will not commit. */
  @Requires(Verb.READ)
  public String giveUp(ResourceType type, ResourceId id) {
    context.setRollbackOnly();
    return "shown though rolled back";
  }

  /** Well behaved: it does nothing but what its verb says. */
  @Requires(Verb.READ)
  public String behave(ResourceType type, ResourceId id) {
    return "behaved";
  }

  private void changePastTheRepository(ResourceId id) {
    entities
        .createNativeQuery("update resource set version = version + 1 where id = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
  }
}
