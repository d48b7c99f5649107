package org.safeguard.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import org.safeguard.access.Access;
import org.safeguard.access.store.Verb;

/**
 * Says whether a bundle of the caller's is worth its reading, while it is not known what stands in
 * it. What does is decided on entry by entry all the same.
 */
@ApplicationScoped
public class BundleAdmission {

  private static final Set<Verb> IN_BUNDLES =
      EnumSet.of(
          Verb.TRANSACTION,
          Verb.READ,
          Verb.VREAD,
          Verb.SEARCH,
          Verb.CREATE,
          Verb.UPDATE,
          Verb.DELETE);

  private final Access access;

  @Inject
  BundleAdmission(Access access) {
    this.access = access;
  }

  protected BundleAdmission() {
    this(null);
  }

  /** Whether the caller may do anything that a bundle can ask for. */
  @Transactional
  public boolean admits() {
    return access.admitsAny(IN_BUNDLES);
  }
}
