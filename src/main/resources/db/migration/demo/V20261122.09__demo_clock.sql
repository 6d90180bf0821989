create schema demo;
grant usage on schema demo to fumikura_app;

-- How far the official clock stands from the machine's; one row, only on a demo installation.
create table demo.clock (
    single boolean primary key default true check (single),
    offset_millis bigint not null
);
grant select, insert, update on demo.clock to fumikura_app;
