package org.safeguard.system.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

/** Turns of the stack's keys, and what the database holds of them. */
final class Turns {

  static final List<String> TURNED =
      List.of("safeguard-audit", "safeguard-index", "safeguard-patient", "safeguard-type");

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final String ENTRIES =
      "select canonical from audit_entry where action = 'KEY_TURN' and chained_at >= ?::timestamptz"
          + " order by chained_at, chain, seq";

  private final RunningStack stack;

  Turns(RunningStack stack) {
    this.stack = stack;
  }

  /** After a turn it is wiped: a turn that comes too early waits for it, and longer. */
  void awaitScratchVault() {
    Eventually.holds("the scratch vault is empty", LIMIT, this::scratchVaultIsEmpty);
  }

  private boolean scratchVaultIsEmpty() {
    try {
      String secretId = Files.readString(stack.folder().resolve("vault-scratch/secret-id"));
      Map<String, String> proof = Map.of("role_id", "safeguard-scratch", "secret_id", secretId);
      return stack.scratchVault().post("auth/approle/login", proof).status() == 200;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (RuntimeException | AssertionError notYet) {
      return false;
    }
  }

  /** Puts a turn there that was asked for, without a person who does so in the console. */
  UUID ask() {
    awaitScratchVault();
    UUID id = UUID.randomUUID();
    stack
        .tampering()
        .run(
            "insert into key_turn (id, reason, requested_by, requested_at, wish, version) values ('"
                + id
                + "', 'PERSONNEL', 'a test', now(), 'RUN', 1)");
    return id;
  }

  void awaitDone(UUID turn) {
    Eventually.holds("the turn is done", LIMIT, () -> state(turn).startsWith("DONE"));
  }

  /** State, step and trouble, for messages. */
  String state(UUID turn) {
    return one(
        "select state || ' at ' || step || ': ' || coalesce(trouble, '') from key_turn where id ="
            + " '"
            + turn
            + "'");
  }

  /** The versions of the vault's keys under which any key is stored. */
  Set<String> storedVersions() {
    String sql =
        """
        select distinct split_part(wrapped, ':', 2) from data_key
        union select distinct split_part(mac_key, ':', 2) from audit_epoch""";
    return new TreeSet<>(all(sql));
  }

  String one(String sql) {
    return all(sql).get(0);
  }

  List<String> all(String sql) {
    try (Connection connection = stack.databases().asSuperuser().connect()) {
      connection.createStatement().execute("set search_path = safeguard");
      ResultSet rows = connection.createStatement().executeQuery(sql);
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The entries of turns since then, by the database's clock. */
  List<AuditEntry> entriesSince(String moment) {
    try (Connection connection = stack.databases().as("safeguard_verifier").connect();
        PreparedStatement query = connection.prepareStatement(ENTRIES)) {
      query.setString(1, moment);
      ResultSet rows = query.executeQuery();
      List<AuditEntry> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(EntryCodec.decode(rows.getBytes(1)));
      }
      return entries;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
