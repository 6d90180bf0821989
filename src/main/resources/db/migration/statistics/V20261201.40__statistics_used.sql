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

-- What was done before is counted, too: the figures follow the ledger from its beginning, and come to the same.
alter table ledger.follower no force row level security;
update ledger.follower set position = 0 where name = 'statistics';
alter table ledger.follower force row level security;

-- What each executive body calls a kind of matter from a day on.
create view statistics.kind_name with (security_invoker = true) as
select distinct on (a.tenant_id, a.body_id, a.matter_code, lower(a.valid))
    a.tenant_id, a.body_id, a.matter_code, lower(a.valid) as since, a.matter_name
from approval.authority a
order by a.tenant_id, a.body_id, a.matter_code, lower(a.valid), a.id;
grant select on statistics.kind_name to fumikura_app;

create view statistics.unit_body with (security_invoker = true) as
select u.tenant_id, u.id as unit_id, u.body_id from organization.unit u;
grant select on statistics.unit_body to fumikura_app;
