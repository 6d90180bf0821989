-- Work that outlives a request and a restart. Each job belongs to one municipality, or to the installation itself (0).
create table tenancy.job (
    tenant_id integer not null,
    id uuid not null,
    kind text not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'NOTHING', 'FOUND', 'FAILED')),
    ordered_by text not null check (ordered_by <> ''),
    ordered_at timestamptz not null,
    begun_at timestamptz,
    ended_at timestamptz,
    done bigint not null default 0 check (done >= 0),
    total bigint check (total >= 0),
    -- where to go on after a crash, in the job's own words
    mark text,
    result text,
    result_en text,
    primary key (tenant_id, id),
    check ((state in ('WAITING', 'RUNNING')) = (ended_at is null)),
    -- a job that did nothing never reports success
    check (state <> 'DONE' or done > 0),
    check (ended_at is null or result is not null)
);
-- one of a kind at a time
create unique index job_open on tenancy.job (tenant_id, kind) where ended_at is null;
create index job_ordered on tenancy.job (tenant_id, ordered_at);
call tenancy.protect('tenancy.job');
grant select, insert, delete on tenancy.job to fumikura_app;
grant update (state, begun_at, ended_at, done, total, mark, result, result_en) on tenancy.job to fumikura_app;

-- Which job is claimed by which program, for all municipalities at once; its form is that of the library db-scheduler.
create table tenancy.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_due on tenancy.scheduled_task (execution_time);
create index scheduled_task_heartbeat on tenancy.scheduled_task (last_heartbeat);
grant select, insert, update, delete on tenancy.scheduled_task to fumikura_app;
