create schema desk;
grant usage on schema desk to fumikura_app;

-- What a person should know; follows the ledger. Holds no words: titles are read under the reader's own access.
create table desk.notice (
    tenant_id integer not null,
    position bigint not null,
    person_id uuid not null,
    kind text not null,
    subject_id uuid not null,
    at timestamptz not null,
    read_at timestamptz,
    primary key (tenant_id, position, person_id)
);
create index notice_unread on desk.notice (tenant_id, person_id, position) where read_at is null;
call tenancy.protect('desk.notice');
grant select, insert, update, delete on desk.notice to fumikura_app;
