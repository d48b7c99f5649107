package org.safeguard.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of the audit log: who did what to whose data, when, from where, why, and what came of
 * it (45 CFR 164.312(b), ASTM E2147-18 section 7). Nothing in it is PHI in clear: ids are opaque,
 * and a query's values are sealed.
 *
 * @param action the declared verb of the call, such as {@code READ}, or what the system itself did
 * @param at when the call began: server time, UTC, whole milliseconds
 * @param rule the rule or reason that decided an outcome other than success
 * @param status the HTTP status, where the entry was made by the release gate
 * @param purpose the stated purpose of use
 * @param items the versions shown or written, in order
 * @param patients the opaque ids of the patients concerned
 * @param note further facts of the system's own entries (epochs, recovery); never PHI
 */
public record AuditEntry(
    UUID id,
    UUID requestId,
    Instant at,
    String action,
    Outcome outcome,
    Optional<String> rule,
    Optional<Integer> status,
    Actor actor,
    Origin origin,
    Optional<String> purpose,
    List<Item> items,
    List<UUID> patients,
    Optional<Query> query,
    Optional<String> note) {

  /** The format's version, part of the hashed bytes. */
  public static final int FORMAT = 1;

  /** What came of a call. */
  public enum Outcome {
    /** Done; what it showed was released and what it wrote is durable. */
    SUCCESS,
    /** Refused by a rule of access. */
    REFUSED,
    /** Not understood or not possible as asked (a 4xx that no rule of access made). */
    REJECTED,
    /** Broken off by a fault; nothing was shown and nothing stands. */
    FAILED,
    /** Durable in the log, but the response was dropped before it left. */
    NOT_RELEASED,
    /** Committed by an epoch that ended before it could be chained; chained later. */
    RECOVERED
  }

  /** How an item was used. */
  public enum Use {
    /** Asked for, but neither shown nor written; its version is 0. */
    ASKED,
    SHOWN,
    WRITTEN
  }

  /** What the caller is. */
  public enum ActorKind {
    PERSON,
    CLIENT,
    JOB,
    ANONYMOUS
  }

  /**
   * Who.
   *
   * @param id the person's subject at the identity provider, or the client's id
   * @param name the user name or the client's name
   * @param client the client that a person acts through
   * @param session the identity provider's session id
   * @param authentication how signed in: the token's {@code acr}
   * @param authenticatedAt the token's {@code auth_time}
   */
  public record Actor(
      ActorKind kind,
      String id,
      String name,
      Optional<String> client,
      Optional<String> session,
      Optional<String> authentication,
      Optional<Instant> authenticatedAt,
      List<String> roles) {}

  /**
   * From where.
   *
   * @param address the client's network address
   * @param workstation the workstation's opaque id
   * @param userAgent SHA-256 of the User-Agent header, the first 16 hex digits
   * @param channel what was called: method and route template, never an address with its values
   */
  public record Origin(
      Optional<String> address,
      Optional<String> workstation,
      Optional<String> userAgent,
      Optional<String> channel) {}

  /**
   * A version of a resource.
   *
   * @param sealedHash SHA-256 of the sealed bytes in lower-case hex, for a version written with
   *     content
   */
  public record Item(String type, UUID id, int version, Use use, Optional<String> sealedHash) {}

  /**
   * What was searched for.
   *
   * @param parameters the parameters' names with their modifiers, in clear
   * @param key the data key that sealed the values
   * @param sealed the values, sealed, in base64; empty where no key could be had
   */
  public record Query(List<String> parameters, Optional<UUID> key, Optional<String> sealed) {}
}
