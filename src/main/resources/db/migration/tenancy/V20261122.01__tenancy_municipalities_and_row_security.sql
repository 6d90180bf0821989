-- A municipality is the tenant. 0 is the installation itself: operators' acts live in its chain.
create schema tenancy;
grant usage on schema tenancy to fumikura_app;

create extension if not exists btree_gist;

create table tenancy.municipality (
    id integer primary key check (id >= 0),
    code char(6) not null unique,
    name text not null,
    name_en text not null,
    sample boolean not null default false
);

create table tenancy.host (
    name text primary key check (name = lower(name)),
    municipality_id integer not null references tenancy.municipality (id)
);

grant select, insert on tenancy.municipality, tenancy.host to fumikura_app;
grant delete on tenancy.host to fumikura_app;

-- After SET LOCAL a pooled connection holds '' and not NULL: both mean "no municipality", hence no rows.
create function tenancy.current_id() returns integer
    language sql stable parallel safe
    return nullif(current_setting('app.municipality', true), '')::integer;

-- Only the installation itself, municipality 0, writes the directory.
create function tenancy.only_installation() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if tenancy.current_id() is distinct from 0 then
        raise exception 'the directory belongs to the installation' using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
create trigger only_installation before insert or update or delete on tenancy.municipality
    for each statement execute function tenancy.only_installation();
create trigger only_installation before insert or update or delete on tenancy.host
    for each statement execute function tenancy.only_installation();

-- Closes a table to every municipality but the transaction's own, its owner included.
create procedure tenancy.protect(target regclass)
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    execute format('alter table %s alter column tenant_id set default tenancy.current_id()', target);
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy municipality on %s using (tenant_id = tenancy.current_id()) with check (tenant_id = tenancy.current_id())',
        target);
end
$$;
