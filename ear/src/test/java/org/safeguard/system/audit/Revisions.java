package org.safeguard.system.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.system.stack.Eventually;

/** The changes that the database has committed, as the verifier's login reads them. */
public final class Revisions {

  /** The sweep for what was not chained comes round every half minute. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String AFTER =
      "select id, request_id from revision where id > ? order by id";
  private static final String WRITTEN = "select id, version from resource_aud where rev = ?";
  private static final String RECORD = "select count(*) from resource where patient = ?";
  private static final String LAST = "select coalesce(max(id), 0) from revision";
  private static final String UNCHAINED =
      "select id from revision where id not in (select rev from revision_entry) order by id";

  private final ConnectionSource database;

  public Revisions(ConnectionSource database) {
    this.database = database;
  }

  /**
   * A change.
   *
   * @param written the versions that it made
   */
  public record Revision(UUID requestId, Set<Version> written) {}

  /** A version of a resource. */
  public record Version(UUID id, int number) {}

  /** The number of the last change. */
  public long last() {
    return ask(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(LAST)) {
            return numbers(query).get(0);
          }
        });
  }

  /** The changes that were made after that one. */
  public List<Revision> after(long revision) {
    return ask(
        connection -> {
          List<Revision> revisions = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(AFTER)) {
            query.setLong(1, revision);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
              revisions.add(
                  new Revision(
                      rows.getObject(2, UUID.class), written(connection, rows.getLong(1))));
            }
          }
          return revisions;
        });
  }

  /** How many resources there are in a patient's record. */
  public long inRecordOf(UUID patient) {
    return ask(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(RECORD)) {
            query.setObject(1, patient);
            return numbers(query).get(0);
          }
        });
  }

  /** Those that no entry of the log's chains stands for yet. */
  private List<Long> unchained() {
    return ask(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(UNCHAINED)) {
            return numbers(query);
          }
        });
  }

  /** Returns once each change is chained: what was committed before a crash is, soon after it. */
  public void awaitChained() {
    Eventually.holds("each change is chained", LIMIT, () -> unchained().isEmpty());
  }

  private static Set<Version> written(Connection connection, long revision) throws SQLException {
    Set<Version> written = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(WRITTEN)) {
      query.setLong(1, revision);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        written.add(new Version(rows.getObject(1, UUID.class), rows.getInt(2)));
      }
    }
    return written;
  }

  private static List<Long> numbers(PreparedStatement query) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    ResultSet rows = query.executeQuery();
    while (rows.next()) {
      numbers.add(rows.getLong(1));
    }
    return numbers;
  }

  /** A question to the database. */
  private interface Question<T> {
    T to(Connection connection) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = database.connect()) {
      return question.to(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException("the changes cannot be read", failed);
    }
  }
}
