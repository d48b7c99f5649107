package org.safeguard.audit.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.audit.trail.AuditPosition;

/**
 * The SQL of a search of the log. Values never stand in it: each is a numbered parameter, given as
 * text and cast by the database.
 */
final class AuditConditions {

  private static final Pattern SUBJECT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  /**
   * An entry is chained after its call began, but clocks of two servers differ: this much is
   * allowed for when old months are left out.
   */
  private static final Duration CLOCKS = Duration.ofDays(1);

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final List<String> parameters = new ArrayList<>();
  private final boolean few;

  private AuditConditions(AuditFilter filter) {
    this.few =
        filter.patient().isPresent()
            || filter.resource().isPresent()
            || filter.requestId().isPresent();
  }

  static AuditConditions of(AuditFilter filter, Optional<AuditPosition> after) {
    AuditConditions search = new AuditConditions(filter);
    search.time(filter);
    filter.actor().ifPresent(search::actor);
    search.text("action", filter.action());
    search.text("outcome", filter.outcome().map(Enum::name));
    search.text("address", filter.address());
    filter.requestId().ifPresent(id -> search.and("request_id = cast(? as uuid)", id));
    filter.patient().ifPresent(id -> search.and("patients @> array[cast(? as uuid)]", id));
    filter.resource().ifPresent(id -> search.and("resources @> array[cast(? as uuid)]", id));
    after.ifPresent(search::after);
    return search;
  }

  /** One entry. */
  static AuditConditions of(UUID entryId) {
    AuditConditions search = new AuditConditions(AuditFilter.all());
    search.and("entry_id = cast(? as uuid)", entryId);
    return search;
  }

  /**
   * The columns that {@link AuditRow} reads, newest first. Place in the log decides last, since
   * nothing else keeps two entries from having the same time and id.
   *
   * <p>Keys are found and sorted before the bytes are read. Where a condition leaves few entries
   * they are collected first, since the database would otherwise be tempted to walk the whole log
   * by time until it has seen enough.
   */
  String sql() {
    return """
        with matching as %s (
            select chained_at, chain, seq, at, entry_id from audit_entry where %s),
        page as (
            select * from matching order by at desc, entry_id desc, chain desc, seq desc
            limit cast(?%d as bigint))
        select e.chain, e.seq,
               cast(extract(epoch from e.chained_at) * 1000 as bigint),
               cast(extract(epoch from e.at) * 1000 as bigint),
               cast(e.entry_id as text), cast(e.request_id as text),
               e.action, e.outcome, e.actor_name, e.address, e.canonical
        from page p join audit_entry e
             on e.chained_at = p.chained_at and e.chain = p.chain and e.seq = p.seq
        order by p.at desc, p.entry_id desc, p.chain desc, p.seq desc
        """
        .formatted(
            few ? "materialized" : "not materialized",
            String.join(" and ", conditions),
            parameters.size() + 1);
  }

  /** The values of the parameters from 1 on; after them comes the number of rows. */
  List<String> parameters() {
    return List.copyOf(parameters);
  }

  private void time(AuditFilter filter) {
    filter.from().ifPresent(from -> and("at >= cast(? as timestamptz)", from));
    filter.from().ifPresent(from -> and("chained_at >= cast(? as timestamptz)", early(from)));
    filter.to().ifPresent(to -> and("at < cast(? as timestamptz)", to));
  }

  private static Instant early(Instant from) {
    return from.minus(CLOCKS);
  }

  private void actor(String actor) {
    and(SUBJECT.matcher(actor).matches() ? "actor = ?" : "actor_name = ?", actor);
  }

  private void text(String column, Optional<String> value) {
    value.ifPresent(text -> and(column + " = ?", text));
  }

  private void after(AuditPosition after) {
    and(
        "(at, entry_id, chain, seq) < (cast(? as timestamptz), cast(? as uuid),"
            + " cast(? as bigint), cast(? as bigint))",
        after.at(),
        after.entry(),
        after.chain(),
        after.sequence());
  }

  private void and(String condition, Object... values) {
    String numbered = condition;
    for (Object value : values) {
      parameters.add(value.toString());
      numbered = numbered.replaceFirst("\\?(?!\\d)", "?" + parameters.size());
    }
    conditions.add(numbered);
  }
}
