package org.safeguard.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void statementsAreTakenApartWhereTheyEnd() throws SQLException {
    var script =
        new SqlScript(
            """
            -- one; not two
            CREATE ROLE a LOGIN;

            DO $$ BEGIN PERFORM 1; PERFORM 2; END $$;
            COMMENT ON ROLE a IS 'x;y';
            """);
    assertEquals(
        List.of(
            "-- one; not two\nCREATE ROLE a LOGIN",
            "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$",
            "COMMENT ON ROLE a IS 'x;y'"),
        script.statements().stream().map(String::strip).toList());
  }
}
