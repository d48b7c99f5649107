package org.safeguard.system.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes what is stored behind the application's back, as whoever owns the database can: its
 * triggers are switched off meanwhile.
 */
public final class Tampering {

  private static final String SWITCH_ON =
      """
      do $$ declare t record; begin
          for t in select tgrelid::regclass as on_table, tgname from pg_trigger
                   where tgenabled = 'D' and not tgisinternal loop
              execute format('alter table %s enable always trigger %I', t.on_table, t.tgname);
          end loop;
      end $$""";

  /** Only the tables that a statement is about are locked: others may be in use for long. */
  private static final List<String> TABLES =
      List.of("resource", "resource_aud", "data_key", "key_turn", "audit_entry", "revision_entry");

  private final ConnectionSource superuser;

  Tampering(ConnectionSource superuser) {
    this.superuser = superuser;
  }

  /** All of them at once; each must change something. */
  public void run(String... statements) {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set search_path = safeguard");
      for (String table : TABLES) {
        if (Stream.of(statements).anyMatch(sql -> sql.contains(table))) {
          statement.execute("alter table " + table + " disable trigger user");
        }
      }
      for (String sql : statements) {
        if (statement.executeUpdate(sql) == 0) {
          throw new AssertionError("it changes nothing: " + sql);
        }
      }
      statement.execute(SWITCH_ON);
      connection.commit();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
