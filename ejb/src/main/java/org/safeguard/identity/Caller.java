package org.safeguard.identity;

import java.time.Instant;
import java.util.Optional;

/** Who is calling, as the verified token says; which roles that gives is not the token's to say. */
public sealed interface Caller {

  /**
   * A person.
   *
   * @param subject the identity provider's {@code sub}
   * @param client the client that the person acts through ({@code azp})
   * @param session the identity provider's session ({@code sid})
   * @param authentication how signed in ({@code acr}); {@code mfa} is what PHI asks for
   * @param authenticatedAt {@code auth_time}
   */
  record Person(
      String subject,
      String username,
      String client,
      Optional<String> session,
      Optional<String> authentication,
      Optional<Instant> authenticatedAt)
      implements Caller {}

  /** An integrated system, signed in with its key. */
  record SystemClient(String clientId) implements Caller {}

  /** The platform itself, on a timer or at its start. */
  record Job(String name) implements Caller {}

  /** Nobody who is known. */
  record Anonymous() implements Caller {}
}
