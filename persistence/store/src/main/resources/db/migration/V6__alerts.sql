-- Alerts: what someone must look into. The sequencer raises one in the very transaction that chains the entry which tells
-- of it, so that there is no such entry without its alert. People move it on; each move has its history and its entry.
create table alert (
    id        uuid primary key,
    kind      text not null,
    subject   text not null,           -- the place or the key in question; never PHI
    raised_at timestamptz(3) not null,
    last_at   timestamptz(3) not null, -- of the newest entry that tells of it
    times     integer not null check (times >= 1),
    entry_id  uuid not null,           -- the first of them
    state     text not null check (state in ('OPEN', 'IN_WORK', 'CLOSED')),
    finding   text check (finding in ('TAMPERING', 'DAMAGE', 'DEFECT', 'RESTORED', 'FALSE_ALARM')),
    version   integer not null check (version >= 1),
    check ((state = 'CLOSED') = (finding is not null))
);
-- One alert a subject until it is closed: whoever makes the same entry a thousand times makes no thousand alerts.
create unique index alert_of_subject on alert (kind, subject) where state <> 'CLOSED';
create index alert_by_time on alert (last_at, id);

create table alert_aud (
    id      uuid not null,
    rev     bigint not null references revision,
    revtype smallint not null,
    state   text not null,
    finding text,
    version integer not null,
    primary key (id, rev),
    unique (id, version)
);

-- Refuses the commit of an alert that was moved on without its history row and the audit entry of the same transaction.
create function require_alert_history() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'alerts are never removed, only closed' using errcode = 'integrity_constraint_violation';
    end if;
    if (new.id, new.kind, new.subject, new.raised_at, new.entry_id)
            is distinct from (old.id, old.kind, old.subject, old.raised_at, old.entry_id) then
        raise exception 'what an alert tells is never changed' using errcode = 'integrity_constraint_violation';
    end if;
    if (new.state, new.finding, new.version) is not distinct from (old.state, old.finding, old.version) then
        return null;
    end if;
    perform 1
    from alert_aud a
    join revision r on r.id = a.rev
    join revision_item i on i.rev = a.rev and i.id = a.id and i.version = a.version
    where a.id = new.id and a.version = new.version and new.version = old.version + 1
      and (a.state, a.finding) is not distinct from (new.state, new.finding)
      and r.xid = pg_current_xact_id() and i.type = 'Alert';
    if not found then
        raise exception 'alert changed without history and audit entry of the same transaction'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger alert_named after update or delete on alert
    deferrable initially deferred for each row execute function require_alert_history();
alter table alert enable always trigger alert_named;

create trigger alert_not_truncated before truncate on alert for each statement execute function refuse_change();
create trigger alert_aud_append_only before update or delete on alert_aud for each row execute function refuse_change();
create trigger alert_aud_not_truncated before truncate on alert_aud for each statement execute function refuse_change();
alter table alert enable always trigger alert_not_truncated;
alter table alert_aud enable always trigger alert_aud_append_only;
alter table alert_aud enable always trigger alert_aud_not_truncated;

-- As before, but what was written may be an alert's next version.
create or replace function require_written_items() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if not exists (select from revision_item where rev = new.id)
            or exists (select type, id, version from revision_item where rev = new.id
                       except
                       (select type, id, version from resource_aud where rev = new.id
                        union all
                        select 'Alert', id, version from alert_aud where rev = new.id)) then
        raise exception 'revision without the changes that its audit entry names'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

grant select, insert on alert to safeguard_sequencer;
grant update (last_at, times) on alert to safeguard_sequencer;
grant select on alert, alert_aud to safeguard_app, safeguard_verifier;
grant update (state, finding, version) on alert to safeguard_app;
grant insert on alert_aud to safeguard_app;

insert into role_permission (role, resource_type, verb)
values ('SECURITY_OFFICER', 'Alert', 'ALERT_READ'), ('SECURITY_OFFICER', 'Alert', 'ALERT_UPDATE'),
       ('PRIVACY_OFFICER', 'Alert', 'ALERT_READ'), ('PRIVACY_OFFICER', 'Alert', 'ALERT_UPDATE'),
       ('AUDITOR', 'Alert', 'ALERT_READ');
