-- Roles and databases of Safeguard and of its Keycloak. Run by a superuser, before anything else:
--
--   psql "host=... sslmode=verify-full sslrootcert=..." -f roles.sql
--
-- and again before the migrations of an upgrade: what is there already is reported and stays, a new role is made.
--
-- No password stands here. Give each login role one afterwards, so that only its SCRAM verifier travels:
--
--   \password safeguard_ddl      and likewise for the other login roles
--
-- Every role signs in over TLS with SCRAM only (pg_hba.conf: `hostssl all all <network> scram-sha-256`, no other host
-- line), and PostgreSQL runs with password_encryption = scram-sha-256, fsync, full_page_writes and synchronous_commit
-- on: the application serves no PHI otherwise.
--
-- Plain SQL, one statement a paragraph, so that a program without psql can send them one at a time; CREATE DATABASE
-- cannot share a transaction. The schema and the tables come from the migrations, and so do all grants on them.

-- Owns the database and everything in it. Nobody signs in as the owner.
CREATE ROLE safeguard_owner NOLOGIN;

-- Runs the migrations. NOINHERIT: it can do nothing until it says SET ROLE safeguard_owner, which the log shows.
CREATE ROLE safeguard_ddl LOGIN NOINHERIT;

GRANT safeguard_owner TO safeguard_ddl;

-- The application. It reads the audit log but cannot write it.
CREATE ROLE safeguard_app LOGIN;

-- Appends to the audit log, and nothing else.
CREATE ROLE safeguard_sequencer LOGIN;

-- Wraps data keys anew when the vault's keys are turned, and nothing else.
CREATE ROLE safeguard_turn LOGIN;

-- Reads what the offline verifier needs.
CREATE ROLE safeguard_verifier LOGIN;

-- Owns Keycloak's own database and has no way into Safeguard's.
CREATE ROLE keycloak LOGIN;

CREATE DATABASE safeguard OWNER safeguard_owner ENCODING 'UTF8' TEMPLATE template0;

CREATE DATABASE keycloak OWNER keycloak ENCODING 'UTF8' TEMPLATE template0;

-- By default every role may connect everywhere and make temporary tables.
REVOKE ALL ON DATABASE safeguard FROM PUBLIC;

REVOKE ALL ON DATABASE keycloak FROM PUBLIC;

GRANT CONNECT ON DATABASE safeguard TO safeguard_ddl, safeguard_app, safeguard_sequencer, safeguard_turn, safeguard_verifier;

ALTER ROLE safeguard_ddl IN DATABASE safeguard SET search_path = safeguard;

ALTER ROLE safeguard_app IN DATABASE safeguard SET search_path = safeguard;

ALTER ROLE safeguard_sequencer IN DATABASE safeguard SET search_path = safeguard;

ALTER ROLE safeguard_turn IN DATABASE safeguard SET search_path = safeguard;

ALTER ROLE safeguard_verifier IN DATABASE safeguard SET search_path = safeguard;

-- A clinician waits for seconds, not minutes: a statement that runs away must not hold locks and a connection. A
-- transaction may last longer (a large bundle takes minutes); one that sits idle has lost its client.
ALTER ROLE safeguard_app IN DATABASE safeguard SET statement_timeout = '60s';

ALTER ROLE safeguard_app IN DATABASE safeguard SET lock_timeout = '10s';

ALTER ROLE safeguard_app IN DATABASE safeguard SET idle_in_transaction_session_timeout = '5min';

-- Every response with PHI waits for the sequencer, so it gives up sooner than its callers do.
ALTER ROLE safeguard_sequencer IN DATABASE safeguard SET statement_timeout = '10s';

ALTER ROLE safeguard_sequencer IN DATABASE safeguard SET lock_timeout = '5s';

ALTER ROLE safeguard_sequencer IN DATABASE safeguard SET idle_in_transaction_session_timeout = '1min';

-- The turn gives way to the application: it comes back for what it could not lock.
ALTER ROLE safeguard_turn IN DATABASE safeguard SET statement_timeout = '60s';

ALTER ROLE safeguard_turn IN DATABASE safeguard SET lock_timeout = '2s';

ALTER ROLE safeguard_turn IN DATABASE safeguard SET idle_in_transaction_session_timeout = '1min';

-- The verifier only ever reads, whatever a migration may have granted by mistake.
ALTER ROLE safeguard_verifier IN DATABASE safeguard SET default_transaction_read_only = on;
