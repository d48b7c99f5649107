-- Where the batch jobs stand, so that one that a restart cut short goes on: the tables of JBeret's job repository, by the names
-- that its statements use. It would make them itself where it finds none, but no login of the server may make tables. A row's
-- first column is its id, which JBeret takes from there.
create table job_instance (
    jobinstanceid   bigint generated always as identity primary key,
    jobname         text,
    applicationname text
);

create table job_execution (
    jobexecutionid  bigint generated always as identity primary key,
    jobinstanceid   bigint not null references job_instance,
    createtime      timestamptz,
    starttime       timestamptz,
    endtime         timestamptz,
    lastupdatedtime timestamptz,
    batchstatus     text,
    exitstatus      text,
    jobparameters   text,
    restartposition text
);

create table step_execution (
    stepexecutionid      bigint generated always as identity primary key,
    jobexecutionid       bigint not null references job_execution,
    stepname             text,
    starttime            timestamptz,
    endtime              timestamptz,
    batchstatus          text,
    exitstatus           text,
    executionexception   text,
    persistentuserdata   bytea,
    readcount            integer,
    writecount           integer,
    commitcount          integer,
    rollbackcount        integer,
    readskipcount        integer,
    processskipcount     integer,
    filtercount          integer,
    writeskipcount       integer,
    readercheckpointinfo bytea,
    writercheckpointinfo bytea
);

create table partition_execution (
    partitionexecutionid integer not null,
    stepexecutionid      bigint not null references step_execution,
    batchstatus          text,
    exitstatus           text,
    executionexception   text,
    persistentuserdata   bytea,
    readercheckpointinfo bytea,
    writercheckpointinfo bytea,
    primary key (partitionexecutionid, stepexecutionid)
);

-- Of what ended a step its kind alone is kept: a message may quote a value.
create function keep_kind_of_exception() returns trigger language plpgsql as $$
begin
    new.executionexception := substring(new.executionexception from '^[[:alnum:]_.$]+');
    return new;
end $$;
create trigger step_execution_kind before insert or update on step_execution
    for each row execute function keep_kind_of_exception();
create trigger partition_execution_kind before insert or update on partition_execution
    for each row execute function keep_kind_of_exception();

-- What ran stays on record: nothing is deleted, and neither a job's name nor its order changes.
grant select, insert on job_instance, job_execution, step_execution, partition_execution to safeguard_app;
grant update (starttime, endtime, lastupdatedtime, batchstatus, exitstatus, jobparameters, restartposition)
    on job_execution to safeguard_app;
grant update (endtime, batchstatus, exitstatus, executionexception, persistentuserdata, readcount, writecount, commitcount,
              rollbackcount, readskipcount, processskipcount, filtercount, writeskipcount, readercheckpointinfo,
              writercheckpointinfo)
    on step_execution to safeguard_app;
grant update (batchstatus, exitstatus, executionexception, persistentuserdata, readercheckpointinfo, writercheckpointinfo)
    on partition_execution to safeguard_app;
