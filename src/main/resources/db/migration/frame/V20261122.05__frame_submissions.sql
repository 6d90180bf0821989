create schema frame;
grant usage on schema frame to fumikura_app;

-- Forms sent once: a second sending of the same form is answered with the first one's result.
create table frame.submission (
    tenant_id integer not null,
    key uuid not null,
    person_id uuid not null,
    outcome text not null,
    -- of a program's request: the digest of what it asked for
    request text,
    at timestamptz not null,
    primary key (tenant_id, key)
);
call tenancy.protect('frame.submission');
grant select, insert, delete on frame.submission to fumikura_app;
