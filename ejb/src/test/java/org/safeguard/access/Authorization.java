package org.safeguard.access;

import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Standing.Permission;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.Caller;
import org.safeguard.identity.EndedSessions;

/** The interceptor that authorizes, with a caller who may do what the test says. */
public final class Authorization {

  private static final String ANY_TYPE = "*";

  private final AuthorizationInterceptor interceptor;

  /**
   * @param may what the caller's one role allows; nothing for nothing at all
   */
  public Authorization(CallContext call, Optional<Verb> may) {
    Standing standing =
        new Standing(
            "Lab",
            true,
            List.of("R"),
            may.map(verb -> Set.of(new Permission(ANY_TYPE, verb))).orElse(Set.of()));
    this.interceptor =
        new AuthorizationInterceptor(
            new Access(
                call,
                new Standings() {
                  @Override
                  Optional<Standing> find(Caller caller) {
                    return Optional.of(standing);
                  }
                },
                new EndedSessions() {
                  @Override
                  public boolean ended(String session) {
                    return false;
                  }
                }));
  }

  /** As the container calls it, within the audit interceptor. */
  public Object authorize(InvocationContext invocation) throws Exception {
    return interceptor.authorize(invocation);
  }
}
