package org.safeguard.system.leak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.safeguard.system.stack.ConnectionSource;

/** Every row of every table of a database, as a dump would show it. */
final class Tables {

  private static final String ALL =
      """
      select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
      """;

  private final ConnectionSource superuser;

  Tables(ConnectionSource superuser) {
    this.superuser = superuser;
  }

  /** The tables with a row that holds one of these. */
  List<String> holding(List<String> traces) throws SQLException {
    try (Connection connection = superuser.connect()) {
      List<String> found = new ArrayList<>();
      for (String table : names(connection)) {
        if (holds(connection, table, traces)) {
          found.add(table);
        }
      }
      return found;
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static boolean holds(Connection connection, String table, List<String> traces)
      throws SQLException {
    String query =
        "select exists (select from %s t, unnest(?) trace where strpos(t::text, trace) > 0)"
            .formatted(table);
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("text", traces.toArray()));
      ResultSet row = statement.executeQuery();
      row.next();
      return row.getBoolean(1);
    }
  }
}
