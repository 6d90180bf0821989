-- Which acts a person did in a month and in which unit: what of the program is used, and by how many (R-142, D-17). It follows the
-- ledger and can be made anew.
create table statistics.used (
    tenant_id integer not null,
    act text not null,
    unit_id uuid not null,
    month date not null,
    person_id uuid not null,
    acts integer not null,
    primary key (tenant_id, act, unit_id, month, person_id)
);
create index used_month on statistics.used (tenant_id, month);
call tenancy.protect('statistics.used');
grant select, insert, update, delete on statistics.used to fumikura_app;

-- What a kind of matter is called: as the rule book calls it that begins last.
create view statistics.kind_name with (security_invoker = true) as
select distinct on (a.tenant_id, a.matter_code) a.tenant_id, a.matter_code, a.matter_name
from approval.authority a
order by a.tenant_id, a.matter_code, lower(a.valid) desc, a.id;
grant select on statistics.kind_name to fumikura_app;
