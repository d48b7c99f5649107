-- The turn of the vault's keys: their data keys are wrapped anew, and those of an older version die out.

-- What the platform does by itself, it does under a name; which roles that gives stands in rows, as a person's do.
create table job (
    name         text primary key,
    display_name text not null,
    active       boolean not null default true
);
create table job_role (
    job  text not null references job,
    role text not null references role,
    primary key (job, role)
);
insert into role (name) values ('KEY_TURN');
insert into job (name, display_name) values ('key-turn', 'Safeguard');
insert into job_role (job, role) values ('key-turn', 'KEY_TURN');
insert into role_permission (role, resource_type, verb)
values ('KEY_TURN', 'DataKey', 'KEY_TURN'), ('SECURITY_OFFICER', 'DataKey', 'KEY_TURN');
grant select on job, job_role to safeguard_app;

-- A turn. The application adds the row and says whether it is to run or to wait; all else is the job's to write, under
-- a role of its own.
create table key_turn (
    id           uuid primary key,
    reason       text not null check (reason in ('CRYPTOPERIOD', 'SUSPICION', 'PERSONNEL', 'DESTRUCTION')),
    requested_by text not null,
    requested_at timestamptz(3) not null,
    wish         text not null check (wish in ('RUN', 'WAIT')),
    version      integer not null check (version >= 1),
    state        text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'STOPPED', 'DONE')),
    step         text not null default 'ROTATE'
        check (step in ('ROTATE', 'FENCE', 'REWRAP', 'COUNT', 'PROVE', 'RETIRE', 'COPY', 'TRIM')),
    begun_at     timestamptz(3),
    ended_at     timestamptz(3),
    trouble      text,                     -- why it stopped, or what it waits for; never PHI
    keys_total   bigint not null default 0,
    keys_done    bigint not null default 0,
    snapshot     text,                     -- the file's name
    key_copy     text,                     -- the file's name
    heeded       integer not null default 0, -- the version of people's wish that the job last acted on
    check ((state = 'DONE') = (ended_at is not null))
);
-- One at a time: two would raise the floor under each other.
create unique index key_turn_open on key_turn ((true)) where state <> 'DONE';

create table key_turn_aud (
    id      uuid not null,
    rev     bigint not null references revision,
    revtype smallint not null,
    reason  text not null,
    wish    text not null,
    version integer not null,
    primary key (id, rev),
    unique (id, version)
);

-- The version that each of the vault's keys is turned to: noted before the vault makes it, so that a turn which was
-- cut off makes no second one.
create table key_turn_target (
    turn        uuid not null references key_turn,
    transit_key text not null,
    version     integer not null check (version >= 2),
    primary key (turn, transit_key)
);

-- The oldest version under which a data key may be stored.
create table key_floor (
    purpose text primary key,
    version integer not null
);
insert into key_floor (purpose, version)
values ('PATIENT', 1), ('TYPE', 1), ('INDEX', 1), ('AUDIT_MONTH', 1), ('AUDIT_EPOCH', 1);

-- Refuses the commit of a turn asked for, stopped or let go on without its history and the audit entry of the same transaction.
create function require_turn_history() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'turns of the keys are never removed' using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' then
        if (new.id, new.reason, new.requested_by, new.requested_at)
                is distinct from (old.id, old.reason, old.requested_by, old.requested_at) then
            raise exception 'what a turn was asked for is never changed' using errcode = 'integrity_constraint_violation';
        end if;
        if (new.wish, new.version) is not distinct from (old.wish, old.version) then
            return null;
        end if;
    end if;
    perform 1
    from key_turn_aud a
    join revision r on r.id = a.rev
    join revision_item i on i.rev = a.rev and i.id = a.id and i.version = a.version
    where a.id = new.id and a.version = new.version and (a.reason, a.wish) = (new.reason, new.wish)
      and r.xid = pg_current_xact_id() and i.type = 'KeyTurn';
    if not found then
        raise exception 'turn of the keys changed without history and audit entry of the same transaction'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger key_turn_named after insert or update or delete on key_turn
    deferrable initially deferred for each row execute function require_turn_history();

-- The version of the vault's key in a wrapped one: it reads `vault:v2:...`.
create function wrapped_version(wrapped text) returns integer language sql immutable strict parallel safe
    return substr(split_part(wrapped, ':', 2), 2)::integer;

-- Refuses a key wrapped under a version that the turn has left behind, such as one that the vault made before the turn
-- and that is stored after its scan. Reads the floor anew for each row, so that none slips past that which is raised
-- under the tables' lock. The caller may try again: the vault then makes one of the new version.
create function require_floor() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
declare
    found_version integer;
    of_purpose    text;
begin
    if tg_table_name = 'audit_epoch' then
        of_purpose := 'AUDIT_EPOCH';
        found_version := wrapped_version(new.mac_key);
    else
        of_purpose := new.purpose;
        found_version := wrapped_version(new.wrapped);
    end if;
    if found_version is null or found_version < (select version from key_floor where purpose = of_purpose) then
        raise exception 'a key of the turned version % is refused', found_version using errcode = 'serialization_failure';
    end if;
    return new;
end $$;
create trigger data_key_floor before insert or update on data_key for each row execute function require_floor();
create trigger audit_epoch_floor before insert or update on audit_epoch for each row execute function require_floor();

-- A stored key changes only by being wrapped under a newer version.
create function refuse_all_but_rewrap() returns trigger language plpgsql set search_path = safeguard, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if tg_table_name = 'audit_epoch' then
            if (new.chain, new.node, new.opened_at) is not distinct from (old.chain, old.node, old.opened_at)
                    and wrapped_version(new.mac_key) > wrapped_version(old.mac_key) then
                return new;
            end if;
        elsif (new.id, new.purpose, new.subject, new.commitment, new.created_at, new.retired_at)
                is not distinct from (old.id, old.purpose, old.subject, old.commitment, old.created_at, old.retired_at)
                and wrapped_version(new.wrapped) > wrapped_version(old.wrapped) then
            return new;
        end if;
    end if;
    raise exception 'table % is append-only, but for keys wrapped anew', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger data_key_append_only before update or delete on data_key for each row execute function refuse_all_but_rewrap();
create trigger data_key_not_truncated before truncate on data_key for each statement execute function refuse_change();
drop trigger audit_epoch_append_only on audit_epoch;
create trigger audit_epoch_append_only before update or delete on audit_epoch for each row execute function refuse_all_but_rewrap();

create trigger key_turn_not_truncated before truncate on key_turn for each statement execute function refuse_change();
create trigger key_turn_aud_append_only before update or delete on key_turn_aud for each row execute function refuse_change();
create trigger key_turn_aud_not_truncated before truncate on key_turn_aud for each statement execute function refuse_change();
create trigger key_turn_target_append_only before update or delete on key_turn_target for each row execute function refuse_change();
create trigger key_turn_target_not_truncated before truncate on key_turn_target for each statement execute function refuse_change();

alter table data_key enable always trigger data_key_floor;
alter table data_key enable always trigger data_key_append_only;
alter table data_key enable always trigger data_key_not_truncated;
alter table audit_epoch enable always trigger audit_epoch_floor;
alter table audit_epoch enable always trigger audit_epoch_append_only;
alter table key_turn enable always trigger key_turn_named;
alter table key_turn enable always trigger key_turn_not_truncated;
alter table key_turn_aud enable always trigger key_turn_aud_append_only;
alter table key_turn_aud enable always trigger key_turn_aud_not_truncated;
alter table key_turn_target enable always trigger key_turn_target_append_only;
alter table key_turn_target enable always trigger key_turn_target_not_truncated;

-- Begins to refuse older keys, each purpose below its version. Waits for whoever is about to store one, no longer than
-- the role's lock_timeout, lest others queue behind: a bundle may hold its new keys for minutes.
create function raise_key_floor(purposes text[], versions integer[]) returns void language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if exists (select from unnest(versions) v (version)
               where not exists (select from key_turn_target t join key_turn k on k.id = t.turn
                                 where k.state <> 'DONE' and t.version = v.version)) then
        raise exception 'no open turn is to that version' using errcode = 'insufficient_privilege';
    end if;
    lock table data_key, audit_epoch in share row exclusive mode;
    update key_floor f set version = t.version
    from unnest(purposes, versions) as t (purpose, version)
    where f.purpose = t.purpose and f.version < t.version;
end $$;
revoke all on function raise_key_floor(text[], integer[]) from public;
grant execute on function raise_key_floor(text[], integer[]) to safeguard_turn;

-- As before, but what was written may be the next version of a turn.
create or replace function require_written_items() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if not exists (select from revision_item where rev = new.id)
            or exists (select type, id, version from revision_item where rev = new.id
                       except
                       (select type, id, version from resource_aud where rev = new.id
                        union all
                        select 'Alert', id, version from alert_aud where rev = new.id
                        union all
                        select 'KeyTurn', id, version from key_turn_aud where rev = new.id)) then
        raise exception 'revision without the changes that its audit entry names'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

grant usage on schema safeguard to safeguard_turn;
grant select on data_key, audit_epoch, key_turn, key_turn_target, key_floor to safeguard_turn;
grant update (wrapped) on data_key to safeguard_turn;
grant update (mac_key) on audit_epoch to safeguard_turn;
grant update (state, step, begun_at, ended_at, trouble, keys_total, keys_done, snapshot, key_copy, heeded)
    on key_turn to safeguard_turn;
grant insert on key_turn_target to safeguard_turn;

grant select on key_turn, key_turn_aud to safeguard_app, safeguard_verifier;
grant insert (id, reason, requested_by, requested_at, wish, version), update (wish, version) on key_turn to safeguard_app;
grant insert on key_turn_aud to safeguard_app;
