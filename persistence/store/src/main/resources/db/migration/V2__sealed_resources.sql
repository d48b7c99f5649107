-- PHI at rest: sealed rows, their history, and the keys that opened them (wrapped).

-- A data encryption key, wrapped by the vault. `subject` says whose it is: a patient's id, a resource
-- type, a month (2026-11). `commitment` binds the key, which AES-GCM alone does not.
create table data_key (
    id         uuid primary key,
    purpose    text not null check (purpose in ('PATIENT', 'TYPE', 'INDEX', 'AUDIT_MONTH')),
    subject    text not null,
    wrapped    text not null,
    commitment bytea not null check (length(commitment) = 32),
    created_at timestamptz(3) not null default now(),
    retired_at timestamptz(3)
);
create unique index data_key_current on data_key (purpose, subject) where retired_at is null;

create table resource (
    id           uuid primary key,
    type         text not null,
    patient      uuid,                    -- the compartment: opaque, decides key and access
    version      integer not null check (version >= 1),
    last_updated timestamptz(3) not null,
    deleted      boolean not null,
    data_key     uuid not null references data_key,
    body         bytea,                   -- sealed FHIR JSON; none in a deleted version
    summary      bytea,                   -- sealed values that searches compare and sort by
    tokens       bigint[] not null,       -- keyed tokens of the values that can be searched
    check (deleted = (body is null))
);
alter table resource alter column body set storage external;
alter table resource alter column summary set storage external;
create index resource_by_patient on resource (type, patient, id);
create index resource_by_type on resource (type, id) where not deleted;
-- A short pending list keeps the slowest insert and searches during bursts of writes short.
create index resource_tokens on resource using gin (tokens) with (gin_pending_list_limit = 256);

-- One row for each transaction that changed PHI. It carries the audit entry's canonical bytes, so that
-- data, history and audit commit as one.
create sequence revision_seq increment by 50;
create table revision (
    id         bigint primary key,
    at         timestamptz(3) not null,
    entry_id   uuid not null unique,
    entry      bytea not null,
    actor      text not null,
    client     text,
    address    text,
    reason     text,
    request_id uuid not null,
    xid        xid8 not null default pg_current_xact_id()
);

create table resource_aud (
    id           uuid not null,
    rev          bigint not null references revision,
    revtype      smallint not null,
    type         text not null,
    patient      uuid,
    version      integer not null,
    last_updated timestamptz(3) not null,
    deleted      boolean not null,
    data_key     uuid not null references data_key,
    body         bytea,
    primary key (id, rev),
    unique (id, version)
);
alter table resource_aud alter column body set storage external;
create index resource_aud_by_revision on resource_aud (rev);

-- Refuses every change of a row once written.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Refuses the commit of a changed resource unless its history row of the same version was written by this very
-- transaction and the audit entry of its revision names it: one legitimate write covers no other beside it.
create function require_history_and_entry() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'resources are never removed, only marked deleted' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1
    from resource_aud a join revision r on r.id = a.rev
    where a.id = new.id and a.version = new.version
      and (a.type, a.patient, a.last_updated, a.deleted, a.data_key, a.body)
          is not distinct from (new.type, new.patient, new.last_updated, new.deleted, new.data_key, new.body)
      and r.xid = pg_current_xact_id()
      and convert_from(r.entry, 'UTF8')::jsonb -> 'items' @> jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
          'type', new.type, 'id', new.id, 'version', new.version, 'use', 'WRITTEN',
          'sha256', encode(sha256(new.body), 'hex'))));
    if not found then
        raise exception 'resource changed without history and audit entry of the same transaction'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create constraint trigger resource_named after insert or update or delete on resource
    deferrable initially deferred for each row execute function require_history_and_entry();
alter table resource enable always trigger resource_named;

create trigger resource_not_truncated before truncate on resource for each statement execute function refuse_change();
alter table resource enable always trigger resource_not_truncated;

create trigger resource_aud_append_only before update or delete on resource_aud for each row execute function refuse_change();
create trigger resource_aud_not_truncated before truncate on resource_aud for each statement execute function refuse_change();
create trigger revision_append_only before update or delete on revision for each row execute function refuse_change();
create trigger revision_not_truncated before truncate on revision for each statement execute function refuse_change();
alter table resource_aud enable always trigger resource_aud_append_only;
alter table resource_aud enable always trigger resource_aud_not_truncated;
alter table revision enable always trigger revision_append_only;
alter table revision enable always trigger revision_not_truncated;

-- The transaction that writes a revision is the database's to state, not the application's.
create function stamp_transaction() returns trigger language plpgsql as $$
begin
    new.xid := pg_current_xact_id();
    return new;
end $$;
create trigger revision_transaction before insert on revision for each row execute function stamp_transaction();
alter table revision enable always trigger revision_transaction;

grant select, insert on data_key to safeguard_app;
grant select, insert, update on resource to safeguard_app;
grant select, insert on resource_aud, revision to safeguard_app;
grant usage on sequence revision_seq to safeguard_app;
grant select on revision to safeguard_sequencer;
grant select on resource, resource_aud, revision to safeguard_verifier;
