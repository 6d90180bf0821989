-- What people enter: decisions in other systems, what printers and copiers count, and the inventory of seal columns. Of record:
-- each change is an act that tells what stood there before.

-- 全庁率: what 財務・庶務 systems decided in a month.
create table statistics.other_system (
    tenant_id integer not null,
    id uuid not null,
    system text not null check (system <> '' and length(system) <= 100),
    month date not null check (extract(day from month) = 1),
    decided bigint not null check (decided >= 0),
    electronic bigint not null check (electronic >= 0),
    primary key (tenant_id, id),
    constraint once_a_month unique (tenant_id, system, month),
    constraint electronic_within_decided check (electronic <= decided)
);
create index other_system_month on statistics.other_system (tenant_id, month);

-- 紙メーター: sheets that a section printed and copied in a month.
create table statistics.paper_meter (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    month date not null check (extract(day from month) = 1),
    printed bigint not null check (printed >= 0),
    copied bigint not null check (copied >= 0),
    primary key (tenant_id, id),
    constraint metered_once_a_month unique (tenant_id, unit_id, month),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id)
);
create index paper_meter_month on statistics.paper_meter (tenant_id, month);

-- 押印欄の棚卸し: every form with a seal column, and what is to become of it.
create table statistics.seal_form (
    tenant_id integer not null,
    id uuid not null,
    code text not null check (code <> '' and length(code) <= 40),
    form text not null check (form <> '' and length(form) <= 200),
    unit_id uuid not null,
    basis text not null check (basis in ('LAW', 'RULE', 'CUSTOM')),
    source text not null,
    stamper text not null check (stamper in ('RESIDENT', 'BUSINESS', 'STAFF')),
    purpose text not null check (purpose in ('IDENTITY', 'INTENTION', 'RECEIPT')),
    decision text not null check (decision in ('OPEN', 'ABOLISH', 'SIGNATURE', 'ELECTRONIC', 'KEEP')),
    decided_on date,
    primary key (tenant_id, id),
    constraint seal_form_code unique (tenant_id, code),
    constraint dated_when_decided check ((decision = 'OPEN') = (decided_on is null)),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id)
);

call tenancy.protect('statistics.other_system');
call tenancy.protect('statistics.paper_meter');
call tenancy.protect('statistics.seal_form');

call ledger.of_record('statistics.other_system');
call ledger.of_record('statistics.paper_meter');
call ledger.of_record('statistics.seal_form');

grant select, insert on statistics.other_system, statistics.paper_meter, statistics.seal_form to fumikura_app;
grant update (decided, electronic) on statistics.other_system to fumikura_app;
grant update (printed, copied) on statistics.paper_meter to fumikura_app;
grant update (form, unit_id, basis, source, stamper, purpose, decision, decided_on) on statistics.seal_form to fumikura_app;
