package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcLogSessionTest {

  private final List<String> calls = new ArrayList<>();

  /** Else the next epoch would begin with the settings of the one that was refused. */
  @Test
  void sessionEndsBeforeItsConnectionGoesBackToThePool() {
    new JdbcLogSession(connection(false)).close();

    assertEquals(List.of("abort", "close"), calls);
  }

  @Test
  void connectionGoesBackThoughTheSessionIsLost() {
    new JdbcLogSession(connection(true)).close();

    assertEquals(List.of("abort", "close"), calls);
  }

  private Connection connection(boolean lost) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              if (lost) {
                throw new SQLException("the connection is closed", "08003");
              }
              return null;
            });
  }
}
