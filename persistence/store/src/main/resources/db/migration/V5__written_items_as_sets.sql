-- As before, but as sets. The statistics know nothing of rows that the transaction itself has just written, and the planner
-- took the join for one of a few rows: a commit of 34,000 of them cost minutes.
create or replace function require_written_items() returns trigger language plpgsql security definer
    set search_path = safeguard, pg_temp as $$
begin
    if not exists (select from revision_item where rev = new.id)
            or exists (select id, version from revision_item where rev = new.id
                       except
                       select id, version from resource_aud where rev = new.id) then
        raise exception 'revision without the changes that its audit entry names'
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
