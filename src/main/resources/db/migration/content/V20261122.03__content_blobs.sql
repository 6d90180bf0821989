create schema content;
grant usage on schema content to fumikura_app;

-- Bytes that are on the disk, named by their SHA-256 within the municipality. A reference is a foreign key to this
-- table: the database itself refuses to forget bytes that somebody still needs.
create table content.blob (
    tenant_id integer not null,
    sha256 bytea not null check (length(sha256) = 32),
    size bigint not null check (size >= 0),
    stored_at timestamptz not null,
    primary key (tenant_id, sha256)
);
call tenancy.protect('content.blob');

-- Bytes whose last reference died, until they have left the disk.
create table content.doomed (
    tenant_id integer not null,
    sha256 bytea not null,
    since timestamptz not null,
    primary key (tenant_id, sha256)
);
call tenancy.protect('content.doomed');

grant select, insert, delete on content.blob to fumikura_app;
grant select, insert, delete on content.doomed to fumikura_app;

-- Forgets the bytes unless somebody still refers to them; true when they are doomed.
create function content.release(released bytea, at timestamptz) returns boolean
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    delete from content.blob where tenant_id = tenancy.current_id() and sha256 = released;
    if not found then
        return false;
    end if;
    insert into content.doomed (tenant_id, sha256, since) values (tenancy.current_id(), released, at) on conflict do nothing;
    return true;
exception
    when foreign_key_violation then
        return false;
end
$$;
