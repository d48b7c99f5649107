-- The audit log: chains of entries, one chain a node and epoch, written by the sequencer's role alone.

-- An epoch of a node's sequencer. `mac_key` is the epoch's HMAC key, wrapped by the vault under the chain's context;
-- that takes the chain's number before there is a row, so numbers come from a sequence of their own.
create sequence audit_chain;
create table audit_epoch (
    chain     bigint primary key,
    node      text not null,
    opened_at timestamptz(3) not null,
    mac_key   text not null
);

create table audit_batch (
    chain      bigint not null references audit_epoch,
    first_seq  bigint not null check (first_seq >= 1),
    last_seq   bigint not null,
    previous   bytea not null check (length(previous) = 32),
    head       bytea not null check (length(head) = 32),
    mac        bytea not null check (length(mac) = 32),
    chained_at timestamptz(3) not null,
    primary key (chain, first_seq),
    check (last_seq >= first_seq)
);

-- `canonical` is what is hashed; the columns after it repeat parts of it so that the log can be searched, and the
-- verifier holds them against it.
create table audit_entry (
    chained_at timestamptz(3) not null,
    chain      bigint not null,
    seq        bigint not null,
    hash       bytea not null check (length(hash) = 32),
    canonical  bytea not null,
    entry_id   uuid not null,
    request_id uuid not null,
    at         timestamptz(3) not null,
    action     text not null,
    outcome    text not null,
    actor      text not null,
    actor_name text not null,
    address    text,
    patients   uuid[] not null,
    resources  uuid[] not null,
    primary key (chain, seq, chained_at)
) partition by range (chained_at);
create index audit_entry_by_time on audit_entry (at, entry_id);
create index audit_entry_by_actor on audit_entry (actor, at);
create index audit_entry_by_actor_name on audit_entry (actor_name, at);
create index audit_entry_by_address on audit_entry (address, at);
create index audit_entry_by_action on audit_entry (action, at);
create index audit_entry_not_successful on audit_entry (outcome, at) where outcome <> 'SUCCESS';
create index audit_entry_by_subject on audit_entry using gin (patients, resources) with (gin_pending_list_limit = 256);
create index audit_entry_by_id on audit_entry (entry_id);
create index audit_entry_by_request on audit_entry (request_id);

-- Revisions in the order of their transactions: where the sweep for those not chained goes on.
create index revision_by_transaction on revision (xid, id);

-- Each revision is chained once.
create table revision_entry (
    rev   bigint primary key references revision,
    chain bigint not null,
    seq   bigint not null
);

-- Each batch continues its chain: no gap, no fork.
create function require_continuation() returns trigger language plpgsql set search_path = safeguard, pg_temp as $$
declare
    before audit_batch;
begin
    select * into before from audit_batch where chain = new.chain order by first_seq desc limit 1;
    if not found then
        if new.first_seq <> 1 or new.previous <> decode(repeat('00', 32), 'hex') then
            raise exception 'a chain begins with entry 1 and a zero hash' using errcode = 'integrity_constraint_violation';
        end if;
    elsif new.first_seq <> before.last_seq + 1 or new.previous <> before.head then
        raise exception 'batch does not continue chain %', new.chain using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger audit_batch_continues before insert on audit_batch for each row execute function require_continuation();
alter table audit_batch enable always trigger audit_batch_continues;

create trigger audit_epoch_append_only before update or delete on audit_epoch for each row execute function refuse_change();
create trigger audit_epoch_not_truncated before truncate on audit_epoch for each statement execute function refuse_change();
create trigger audit_batch_append_only before update or delete on audit_batch for each row execute function refuse_change();
create trigger audit_batch_not_truncated before truncate on audit_batch for each statement execute function refuse_change();
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_not_truncated before truncate on audit_entry for each statement execute function refuse_change();
create trigger revision_entry_append_only before update or delete on revision_entry for each row execute function refuse_change();
create trigger revision_entry_not_truncated before truncate on revision_entry for each statement execute function refuse_change();
alter table audit_epoch enable always trigger audit_epoch_append_only;
alter table audit_epoch enable always trigger audit_epoch_not_truncated;
alter table audit_batch enable always trigger audit_batch_append_only;
alter table audit_batch enable always trigger audit_batch_not_truncated;
alter table audit_entry enable always trigger audit_entry_append_only;
alter table audit_entry enable always trigger audit_entry_not_truncated;
alter table revision_entry enable always trigger revision_entry_append_only;
alter table revision_entry enable always trigger revision_entry_not_truncated;

-- Makes the partition of the month that holds `day` (UTC), if it is missing. A parent's TRUNCATE trigger does not
-- reach its partitions, so each gets its own.
create function ensure_audit_month(day date) returns void language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
declare
    first date := date_trunc('month', day)::date;
    name  text := 'audit_entry_' || to_char(first, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('ensure_audit_month'));
    if to_regclass('safeguard.' || name) is not null then
        return;
    end if;
    execute format('create table %I partition of audit_entry for values from (%L) to (%L)', name,
        first::timestamp at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
        name || '_not_truncated', name);
    execute format('alter table %I enable always trigger %I', name, name || '_not_truncated');
    execute format('alter table %I enable always trigger audit_entry_append_only', name);
end $$;
revoke all on function ensure_audit_month(date) from public;
grant execute on function ensure_audit_month(date) to safeguard_sequencer;

grant select on audit_epoch, audit_batch, audit_entry, revision_entry to safeguard_app, safeguard_verifier;
grant select, insert on audit_epoch, audit_batch, audit_entry, revision_entry to safeguard_sequencer;
grant usage on sequence audit_chain to safeguard_sequencer;
