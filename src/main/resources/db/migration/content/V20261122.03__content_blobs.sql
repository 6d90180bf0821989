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

-- Some of the bytes to which no row of any table refers, in their order behind the given ones. The foreign keys themselves say
-- which tables there are to look into; a row that dies with the bytes does not keep them.
create function content.unreferenced(behind bytea, most integer) returns setof bytea
    language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    nobody text;
begin
    select string_agg(format(' and not exists (select from %s r where r.tenant_id = b.tenant_id and r.%I = b.sha256)',
        k.conrelid::regclass, here.attname), '') into nobody
    from pg_constraint k
    join pg_attribute there on there.attrelid = k.confrelid and there.attname = 'sha256'
    join pg_attribute here on here.attrelid = k.conrelid
        and here.attnum = k.conkey[array_position(k.confkey, there.attnum)]
    where k.contype = 'f' and k.confrelid = 'content.blob'::regclass and k.confdeltype <> 'c';
    return query execute 'select b.sha256 from content.blob b where b.tenant_id = tenancy.current_id() and b.sha256 > $1'
        || coalesce(nobody, '') || ' order by b.sha256 limit $2' using behind, most;
end
$$;

-- Forgets the bytes unless somebody still refers to them; true when they are doomed. Whoever keeps the same bytes holds the
-- same lock until his reference is there.
create function content.release(released bytea, at timestamptz) returns boolean
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform pg_advisory_xact_lock(
        ('x' || encode(substr(released, 1, 8), 'hex'))::bit(64)::bigint # tenancy.current_id()::bigint);
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
