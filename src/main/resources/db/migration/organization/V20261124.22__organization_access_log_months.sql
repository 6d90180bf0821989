-- The access log by months: parts are made ahead, and an old month is summarised and then dropped.

create table organization.access_log_summary (
    tenant_id integer not null,
    month date not null check (extract(day from month) = 1),
    kind text not null,
    subject_kind text not null,
    lines bigint not null check (lines > 0),
    people bigint not null check (people >= 0),
    primary key (tenant_id, month, kind, subject_kind)
);
call tenancy.protect('organization.access_log_summary');
grant select, insert on organization.access_log_summary to fumikura_app;

-- The name of the part of a month, without the schema.
create function organization.access_log_part(month date) returns text
    language sql immutable strict
    set search_path = pg_catalog
as $$
    select 'access_log_' || to_char(month, 'YYYY_MM')
$$;

-- Makes the part of a month; true when it was missing. Months are those of the office. Refused while lines of the month lie
-- in the part for everything else: they stay there.
create function organization.make_access_log_part(month date) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    part constant text := organization.access_log_part(month);
begin
    if tenancy.current_id() is distinct from 0 or extract(day from month) <> 1 then
        raise exception 'parts are made by the installation, for whole months' using errcode = 'insufficient_privilege';
    end if;
    if to_regclass('organization.' || part) is not null then
        return false;
    end if;
    execute format('create table organization.%I partition of organization.access_log for values from (%L) to (%L)', part,
        (month::timestamp at time zone 'Asia/Tokyo'), ((month + interval '1 month')::timestamp at time zone 'Asia/Tokyo'));
    execute format('call tenancy.protect(%L)', 'organization.' || part);
    return true;
end
$$;
revoke all on function organization.make_access_log_part(date) from public;
grant execute on function organization.make_access_log_part(date) to fumikura_app;

-- Drops the part of a month. Looks by itself whether every line in it is summed up, for every municipality, and whether 31
-- years have passed since, which is beyond the longest term of retention that ends. For that it asks the database for the
-- time: it does not trust its caller.
create function organization.drop_access_log_part(month date) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    part constant text := organization.access_log_part(month);
    municipality integer;
    there bigint;
    summed bigint;
begin
    if tenancy.current_id() is distinct from 0 then
        raise exception 'parts are dropped by the installation' using errcode = 'insufficient_privilege';
    end if;
    if (extract(day from month) = 1
            and month + interval '31 years' < date_trunc('month', now() at time zone 'Asia/Tokyo')) is not true then
        raise exception 'the lines of % are kept for 31 years', month using errcode = 'insufficient_privilege';
    end if;
    execute format('lock table organization.%I in access exclusive mode', part);
    for municipality in select id from tenancy.municipality loop
        perform set_config('app.municipality', municipality::text, true);
        execute format('select count(*) from organization.%I', part) into there;
        select coalesce(sum(s.lines), 0) into summed from organization.access_log_summary s
            where s.month = drop_access_log_part.month;
        if there <> summed then
            raise exception 'municipality %: % lines, % of them summed up', municipality, there, summed
                using errcode = 'integrity_constraint_violation';
        end if;
    end loop;
    perform set_config('app.municipality', '0', true);
    execute format('drop table organization.%I', part);
end
$$;
revoke all on function organization.drop_access_log_part(date) from public;
grant execute on function organization.drop_access_log_part(date) to fumikura_app;
