-- Every resource type, and transactions of tens of thousands of resources.

-- Further patients whose compartment a resource is in: an appointment of two, a group. `patient` alone decides the key.
alter table resource add column other_patients uuid[] not null default '{}';
alter table resource_aud add column other_patients uuid[] not null default '{}';
create index resource_by_other_patients on resource using gin (other_patients)
    with (gin_pending_list_limit = 256) where other_patients <> '{}';
-- A search that names a patient goes by this one; deleted resources match none.
drop index resource_by_patient;
create index resource_by_patient on resource (patient, type, id) where not deleted;

-- What each revision's audit entry says was written. The entry names thousands of versions, and to read it once for each
-- of them would take hours: so the database itself takes it apart once, as the revision comes in.
create table revision_item (
    rev     bigint not null references revision,
    id      uuid not null,
    version integer not null,
    type    text not null,
    sha256  bytea,
    primary key (rev, id, version)
);

create function take_entry_apart() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
declare
    entry jsonb := convert_from(new.entry, 'UTF8')::jsonb;
begin
    if (entry ->> 'id')::uuid is distinct from new.entry_id
            or (entry ->> 'requestId')::uuid is distinct from new.request_id then
        raise exception 'revision carries the entry of another call' using errcode = 'integrity_constraint_violation';
    end if;
    insert into revision_item (rev, id, version, type, sha256)
    select new.id, (item ->> 'id')::uuid, (item ->> 'version')::integer, item ->> 'type', decode(item ->> 'sha256', 'hex')
    from jsonb_array_elements(entry -> 'items') item
    where item ->> 'use' = 'WRITTEN';
    return null;
end $$;
create trigger revision_items after insert on revision for each row execute function take_entry_apart();
alter table revision enable always trigger revision_items;

-- Refuses the commit of a revision whose entry says that more was written than was: an entry made up by whoever may
-- insert here would otherwise be chained by the next sweep.
create function require_written_items() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if not exists (select from revision_item where rev = new.id)
            or exists (select
                       from revision_item i left join resource_aud a on (a.rev, a.id, a.version) = (i.rev, i.id, i.version)
                       where i.rev = new.id and a.id is null) then
        raise exception 'revision without the changes that its audit entry names'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger revision_changes after insert on revision
    deferrable initially deferred for each row execute function require_written_items();
alter table revision enable always trigger revision_changes;

-- As before, but by the items taken apart.
create or replace function require_history_and_entry() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'resources are never removed, only marked deleted' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1
    from resource_aud a
    join revision r on r.id = a.rev
    join revision_item i on i.rev = a.rev and i.id = a.id and i.version = a.version
    where a.id = new.id and a.version = new.version
      and (a.type, a.patient, a.other_patients, a.last_updated, a.deleted, a.data_key, a.body)
          is not distinct from
          (new.type, new.patient, new.other_patients, new.last_updated, new.deleted, new.data_key, new.body)
      and r.xid = pg_current_xact_id()
      and i.type = new.type and i.sha256 is not distinct from sha256(new.body);
    if not found then
        raise exception 'resource changed without history and audit entry of the same transaction'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create trigger revision_item_append_only before update or delete on revision_item
    for each row execute function refuse_change();
create trigger revision_item_not_truncated before truncate on revision_item
    for each statement execute function refuse_change();
alter table revision_item enable always trigger revision_item_append_only;
alter table revision_item enable always trigger revision_item_not_truncated;

grant select on revision_item to safeguard_verifier;

-- Whoever may write one resource by itself may send several as one transaction; each of them is decided by itself.
insert into role_permission (role, resource_type, verb)
values ('PHYSICIAN', '*', 'TRANSACTION'), ('NURSE', '*', 'TRANSACTION'), ('REGISTRAR', 'Patient', 'TRANSACTION'),
       ('SYSTEM_WRITE', '*', 'TRANSACTION');
