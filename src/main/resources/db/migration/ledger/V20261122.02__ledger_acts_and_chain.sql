create schema ledger;
grant usage on schema ledger to fumikura_app;

create table ledger.head (
    tenant_id integer not null primary key,
    position bigint not null check (position >= 0),
    hash bytea not null check (length(hash) = 32)
);
call tenancy.protect('ledger.head');

create table ledger.act (
    tenant_id integer not null,
    position bigint not null check (position > 0),
    id uuid not null,
    kind text not null check (kind ~ '^[a-z]+\.[a-z-]+$'),
    subject_kind text not null,
    subject_id uuid not null,
    person_id uuid,
    post_id uuid,
    cause text,
    official_at timestamptz not null,
    machine_at timestamptz not null,
    rule_id uuid,
    digest bytea check (length(digest) = 32),
    commitment bytea not null check (length(commitment) = 32),
    hash bytea not null check (length(hash) = 32),
    primary key (tenant_id, position),
    unique (tenant_id, id),
    -- I-02: an act has a person in a post, or names the job and what ordered it
    check ((person_id is null) = (post_id is null)),
    check (person_id is not null or cause is not null)
);
create index act_subject on ledger.act (tenant_id, subject_id, position);
call tenancy.protect('ledger.act');

-- Reason, before and after, labels as they stood. Lawful erasure deletes here; the chain keeps its commitment.
create table ledger.detail (
    tenant_id integer not null,
    position bigint not null,
    salt bytea not null check (length(salt) = 32),
    detail text not null,
    primary key (tenant_id, position),
    foreign key (tenant_id, position) references ledger.act (tenant_id, position)
);
call tenancy.protect('ledger.detail');

create table ledger.follower (
    tenant_id integer not null,
    name text not null,
    position bigint not null,
    primary key (tenant_id, name)
);
call tenancy.protect('ledger.follower');

grant select on ledger.head, ledger.act, ledger.detail to fumikura_app;
grant select, insert, update on ledger.follower to fumikura_app;

-- Takes the head row's lock for the rest of the transaction and tells the times of the last act, so that no act is dated
-- before the one in front of it (I-17).
create function ledger.lock_head(out official_at timestamptz, out machine_at timestamptz)
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    at bigint;
begin
    select h.position into at from ledger.head h where h.tenant_id = tenancy.current_id() for update;
    if not found then
        raise exception 'municipality % has no ledger', current_setting('app.municipality', true);
    end if;
    select a.official_at, a.machine_at into official_at, machine_at
        from ledger.act a where a.tenant_id = tenancy.current_id() and a.position = at;
end
$$;
revoke all on function ledger.lock_head() from public;
grant execute on function ledger.lock_head() to fumikura_app;

-- The only way into the chain: one statement, under the head row's lock, as the last of its transaction.
-- Positions are gapless because the lock is held until commit and a rollback takes the positions back.
-- hash = SHA-256(hash before || position, 8 bytes big-endian || body); the body holds every other column.
create function ledger.append(acts jsonb) returns bigint
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    chain bytea;
    at bigint;
    entry jsonb;
begin
    if coalesce(jsonb_array_length(acts), 0) = 0 then
        raise exception 'nothing to append' using errcode = 'integrity_constraint_violation';
    end if;
    select h.position, h.hash into at, chain from ledger.head h where h.tenant_id = tenancy.current_id() for update;
    if not found then
        raise exception 'municipality % has no ledger', current_setting('app.municipality', true);
    end if;
    for entry in select e.value from jsonb_array_elements(acts) with ordinality e (value, n) order by e.n loop
        at := at + 1;
        chain := sha256(chain || int8send(at) || decode(entry ->> 'body', 'base64'));
        insert into ledger.act (tenant_id, position, id, kind, subject_kind, subject_id, person_id, post_id, cause,
                official_at, machine_at, rule_id, digest, commitment, hash)
            values (tenancy.current_id(), at, (entry ->> 'id')::uuid, entry ->> 'kind', entry ->> 'subjectKind',
                (entry ->> 'subjectId')::uuid, (entry ->> 'personId')::uuid, (entry ->> 'postId')::uuid, entry ->> 'cause',
                (entry ->> 'officialAt')::timestamptz, (entry ->> 'machineAt')::timestamptz, (entry ->> 'ruleId')::uuid,
                decode(entry ->> 'digest', 'base64'), decode(entry ->> 'commitment', 'base64'), chain);
        insert into ledger.detail (tenant_id, position, salt, detail)
            values (tenancy.current_id(), at, decode(entry ->> 'salt', 'base64'), entry ->> 'detail');
    end loop;
    update ledger.head set position = at, hash = chain where tenant_id = tenancy.current_id();
    return at;
end
$$;
revoke all on function ledger.append(jsonb) from public;
grant execute on function ledger.append(jsonb) to fumikura_app;

-- Begins the chain of the current municipality; does nothing when it has begun.
create function ledger.open_chain() returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    insert into ledger.head (tenant_id, position, hash)
        values (tenancy.current_id(), 0,
            sha256(convert_to('fumikura ledger of municipality ' || tenancy.current_id(), 'UTF8')))
        on conflict do nothing
$$;
revoke all on function ledger.open_chain() from public;
grant execute on function ledger.open_chain() to fumikura_app;

-- A table of record refuses a transaction that ends without an act. The head row written by this very transaction
-- is the evidence; a setting could be forged.
create function ledger.require_act() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1 from ledger.head h
        where h.tenant_id = tenancy.current_id() and h.xmin = pg_current_xact_id()::xid;
    if not found then
        raise exception 'a change of %.% without an act in the ledger', tg_table_schema, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

create procedure ledger.of_record(target regclass)
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    execute format(
        'create constraint trigger of_record after insert or update or delete on %s deferrable initially deferred '
        || 'for each row execute function ledger.require_act()', target);
end
$$;

-- The directory is a table of record of the installation's own chain.
call ledger.of_record('tenancy.municipality');
call ledger.of_record('tenancy.host');
