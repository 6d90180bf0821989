create schema demo;
grant usage on schema demo to fumikura_app;

-- How far the official clock stands from the machine's; one row, only on a demo installation whose city is complete.
create table demo.clock (
    single boolean primary key default true check (single),
    offset_millis bigint not null
);
grant select, insert, update on demo.clock to fumikura_app;

-- The steps of building a municipality that are done, and the document that each was about: each is marked in the
-- transaction that does it, so that a start after a crash goes on behind the last one.
create table demo.progress (
    tenant_id integer not null,
    step text not null,
    document_id uuid,
    primary key (tenant_id, step)
);
call tenancy.protect('demo.progress');
grant select, insert on demo.progress to fumikura_app;
