package org.safeguard.patient.store;

/**
 * Holds each live row against its history. A sealed value is bound to its version, but an older row
 * put back whole, its version with it, would open: only the history tells that a newer one was
 * there. What the present transaction has written itself gets its history at the end only.
 */
final class NewestVersion {

  /** A column of a query on {@code resource r}. */
  static final String OUTDATED =
      "coalesce(r.xmin <> pg_current_xact_id_if_assigned()::xid, true)"
          + " and not coalesce((select bool_and(a.version = r.version and a.deleted = r.deleted"
          + " and a.data_key = r.data_key) from resource_aud a"
          + " where a.id = r.id and a.version >= r.version), false)";

  /**
   * The same of the row itself. Hibernate puts the row's name before the columns that have none,
   * but takes {@code version} for a word of PostgreSQL's own unless it is quoted; without a name it
   * would be the history's.
   */
  static final String OUTDATED_ROW =
      "coalesce(xmin <> pg_current_xact_id_if_assigned()::xid, true)"
          + " and not coalesce((select bool_and(a.version = `version` and a.deleted = deleted"
          + " and a.data_key = data_key) from resource_aud a"
          + " where a.id = id and a.version >= `version`), false)";

  private NewestVersion() {}
}
