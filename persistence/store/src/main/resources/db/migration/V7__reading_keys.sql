-- Who may look at how the keys stand.
insert into role_permission (role, resource_type, verb)
values ('SECURITY_OFFICER', 'DataKey', 'KEY_READ'), ('ADMINISTRATOR', 'DataKey', 'KEY_READ'), ('AUDITOR', 'DataKey', 'KEY_READ');
