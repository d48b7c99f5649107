package org.safeguard.system.corridor.service;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** Does everything that a service must not do. Nothing in it mentions audit or authorization. */
@Stateless
public class CarelessService {

  /** Stands in an exception's message; nobody outside may ever read it. */
  public static final String SECRET = "careless-message-with-a-name";

  @PersistenceContext(unitName = "safeguard")
  private EntityManager entities;

  @Resource private SessionContext context;
  @Inject private Access access;

  /** Says no verb. */
  public String undeclared(ResourceType type, ResourceId id) {
    return "shown without a verb";
  }

  /** Changes a row past the repository: neither history nor entry names it. */
  @Requires(Verb.UPDATE)
  public String changeBesideTheTrail(ResourceType type, ResourceId id) {
    access.grant(Verb.UPDATE, type, Optional.empty());
    entities
        .createNativeQuery("update resource set version = version + 1 where id = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
    return "changed";
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
}
