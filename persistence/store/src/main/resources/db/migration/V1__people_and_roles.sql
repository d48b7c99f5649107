-- Who may do what. Keycloak says who signed in and how; which roles that gives stands here, in rows.

grant usage on schema safeguard to safeguard_app, safeguard_sequencer, safeguard_verifier;

create table role (
    name text primary key
);

-- A permission reads RESOURCE_VERB; '*' in resource_type stands for every type.
create table role_permission (
    role          text not null references role,
    resource_type text not null,
    verb          text not null,
    primary key (role, resource_type, verb)
);

create table person (
    id           uuid primary key,
    subject      text not null unique, -- the identity provider's `sub`
    username     text not null unique,
    display_name text not null,
    active       boolean not null default true
);

create table person_role (
    person uuid not null references person,
    role   text not null references role,
    primary key (person, role)
);

-- An integrated system is refused without a recorded basis (45 CFR 164.502(e), 164.504(e)).
create table system_client (
    client_id    text primary key,
    display_name text not null,
    basis        text not null check (basis in ('BUSINESS_ASSOCIATE', 'OWN_SYSTEM', 'TREATING_PROVIDER', 'INDIVIDUAL')),
    active       boolean not null default true
);

create table system_client_role (
    client_id text not null references system_client,
    role      text not null references role,
    primary key (client_id, role)
);

-- Sessions that were ended before their tokens ran out; checked on every call.
create table ended_session (
    session_id text primary key,
    ended_at   timestamptz(3) not null default now(),
    reason     text not null check (reason in ('SIGNED_OUT', 'INACTIVITY', 'DEACTIVATED'))
);

-- One row once the first officers exist: it locks the command that makes them.
create table installation (
    only_row     boolean primary key default true check (only_row),
    completed_at timestamptz not null default now()
);

insert into role (name)
values ('PHYSICIAN'), ('NURSE'), ('REGISTRAR'), ('PRIVACY_OFFICER'), ('SECURITY_OFFICER'), ('ADMINISTRATOR'), ('AUDITOR'),
       ('SYSTEM_READ'), ('SYSTEM_WRITE');

insert into role_permission (role, resource_type, verb)
select r.role, '*', v.verb
from (values ('PHYSICIAN'), ('NURSE'), ('SYSTEM_READ')) r (role),
     (values ('READ'), ('VREAD'), ('HISTORY'), ('SEARCH')) v (verb);

insert into role_permission (role, resource_type, verb)
select r.role, '*', v.verb
from (values ('PHYSICIAN'), ('SYSTEM_WRITE')) r (role),
     (values ('CREATE'), ('UPDATE'), ('DELETE')) v (verb);

insert into role_permission (role, resource_type, verb)
values ('NURSE', '*', 'CREATE'),
       ('NURSE', '*', 'UPDATE'),
       ('REGISTRAR', 'Patient', 'READ'),
       ('REGISTRAR', 'Patient', 'SEARCH'),
       ('REGISTRAR', 'Patient', 'CREATE'),
       ('REGISTRAR', 'Patient', 'UPDATE'),
       ('PRIVACY_OFFICER', 'Patient', 'READ'),
       ('PRIVACY_OFFICER', 'Patient', 'SEARCH'),
       ('PRIVACY_OFFICER', 'Patient', 'HISTORY'),
       ('PRIVACY_OFFICER', 'AuditEvent', 'AUDIT_READ'),
       ('SECURITY_OFFICER', 'AuditEvent', 'AUDIT_READ'),
       ('AUDITOR', 'AuditEvent', 'AUDIT_READ');

grant select on role, role_permission, person, person_role, system_client, system_client_role to safeguard_app;
grant select, insert on ended_session to safeguard_app;
grant select on installation to safeguard_app;
