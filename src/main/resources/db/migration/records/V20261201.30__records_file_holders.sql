-- Who holds a file from a day on when that is another unit than the succession of units gives (docs/domain/records.md, R-081).
-- A row takes force by its dates alone: neither file nor document is written on that day.
create table records.file_holder (
    tenant_id integer not null,
    id uuid not null,
    file_id uuid not null,
    unit_id uuid not null,
    valid daterange not null check (not isempty(valid) and lower(valid) is not null),
    reason text not null check (reason <> ''),
    withdrawn boolean not null default false,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references records.file (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    constraint one_file_holder exclude using gist (tenant_id with =, file_id with =, valid with &&) where (not withdrawn)
);
create index file_holder_file on records.file_holder (tenant_id, file_id) where not withdrawn;
create index file_holder_unit on records.file_holder (tenant_id, unit_id) where not withdrawn;

-- Whether a file was ever given to a unit by name, so that the others are never looked up (decision 0024).
alter table records.file add column held_by_name boolean not null default false;
create index file_held_by_name on records.file (tenant_id, id) where held_by_name;

create function records.mark_held_by_name() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    -- of one that has ended by then its successor goes on with it: a refusal would tell of an end that is secret still
    perform 1 from organization.unit u
        where u.tenant_id = new.tenant_id and u.id = new.unit_id and lower(u.valid) <= lower(new.valid);
    if not found then
        raise exception 'the unit % has not begun on %', new.unit_id, lower(new.valid)
            using errcode = 'check_violation', constraint = 'holder_is_there';
    end if;
    update records.file f set held_by_name = true
        where f.tenant_id = new.tenant_id and f.id = new.file_id and not f.held_by_name;
    return new;
end
$$;
create trigger mark_held_by_name before insert on records.file_holder
    for each row execute function records.mark_held_by_name();

-- What was in force stays in force as it was: it ends earlier, or is withdrawn, and neither is undone.
create function records.refuse_holder_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if lower(new.valid) <> lower(old.valid) or not new.valid <@ old.valid or old.withdrawn then
        raise exception 'the holder % from % on can not become %', old.id, old.valid, new.valid
            using errcode = 'check_violation', constraint = 'only_shorten';
    end if;
    return new;
end
$$;
create trigger only_shorten before update on records.file_holder
    for each row execute function records.refuse_holder_change();

create function records.refuse_unmarking() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    raise exception 'the file % was held by name', old.id using errcode = 'restrict_violation';
end
$$;
create trigger once_held_by_name before update on records.file
    for each row when (old.held_by_name and not new.held_by_name) execute function records.refuse_unmarking();

call tenancy.protect('records.file_holder');
call ledger.of_record('records.file_holder');
grant select, insert on records.file_holder to fumikura_app;
grant update (valid, withdrawn) on records.file_holder to fumikura_app;
grant update (held_by_name) on records.file to fumikura_app;

-- Never two numbers alike (I-05): a section that took over the numbers of one that ended in a fiscal year, and counts by
-- itself, does not write them as that one did in the same year.
create function records.refuse_numbers_alike() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform 1
    from records.number_prefix p
    join records.number_series n on n.tenant_id = p.tenant_id and n.id = p.series_id
    where p.tenant_id = new.tenant_id and p.fiscal_year = new.fiscal_year
        and p.before_number = new.before_number and p.after_number = new.after_number
        and (n.unit_id, n.kind) in (
            with recursive ended (unit_id, kind) as (
                select o.unit_id, o.kind from records.number_series o
                    where o.tenant_id = new.tenant_id and o.id = new.series_id
                union
                select s.unit_id, e.kind from ended e
                    join organization.succession s on s.tenant_id = new.tenant_id and s.successor_id = e.unit_id
                        and s.share = 'NUMBERS' and s.since > make_date(new.fiscal_year, 4, 1)
                        and s.since <= make_date(new.fiscal_year + 1, 4, 1)
            )
            select e.unit_id, e.kind from ended e)
        and p.series_id <> new.series_id;
    if found then
        raise exception 'numbers of the section before are written as % in %', new.before_number, new.fiscal_year
            using errcode = 'exclusion_violation', constraint = 'numbers_alike';
    end if;
    return new;
end
$$;
create trigger numbers_alike before insert on records.number_prefix
    for each row execute function records.refuse_numbers_alike();

-- The same when the forms were entered first and the succession after them. A successor that was there before counted side by
-- side with the section that ends: what they wrote alike, they wrote without it.
create function records.refuse_succession_of_numbers_alike() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    year integer := extract(year from new.since - 1 - interval '3 months');
begin
    perform 1
    from records.number_prefix p
    join records.number_series n on n.tenant_id = p.tenant_id and n.id = p.series_id
    join records.number_prefix q on q.tenant_id = p.tenant_id and q.fiscal_year = p.fiscal_year
        and q.before_number = p.before_number and q.after_number = p.after_number
    join records.number_series o on o.tenant_id = q.tenant_id and o.id = q.series_id and o.kind = n.kind
    where p.tenant_id = new.tenant_id and p.fiscal_year = year
        and n.unit_id in (
            with recursive ended (unit_id) as (
                select new.unit_id
                union
                select s.unit_id from ended e
                    join organization.succession s on s.tenant_id = new.tenant_id and s.successor_id = e.unit_id
                        and s.share = 'NUMBERS' and s.since > make_date(year, 4, 1)
                        and s.since <= make_date(year + 1, 4, 1)
            )
            select e.unit_id from ended e)
        and o.unit_id in (
            with recursive heir (unit_id) as (
                select new.successor_id
                union
                select s.successor_id from heir h
                    join organization.succession s on s.tenant_id = new.tenant_id and s.unit_id = h.unit_id
                        and s.share = 'NUMBERS' and s.since > make_date(year, 4, 1)
                        and s.since <= make_date(year + 1, 4, 1)
            )
            select h.unit_id from heir h
                join organization.unit u on u.tenant_id = new.tenant_id and u.id = h.unit_id
                where lower(u.valid) >= new.since);
    if found then
        raise exception 'the successor % writes its numbers as the unit before in %', new.successor_id, year
            using errcode = 'exclusion_violation', constraint = 'succession_numbers_alike';
    end if;
    return new;
end
$$;
create trigger numbers_alike after insert on organization.succession
    for each row when (new.share = 'NUMBERS') execute function records.refuse_succession_of_numbers_alike();
