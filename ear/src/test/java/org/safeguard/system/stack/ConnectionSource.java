package org.safeguard.system.stack;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections of one login. */
@FunctionalInterface
public interface ConnectionSource {
  Connection connect() throws SQLException;
}
