-- When a matter has waited too long for somebody (R-047, I-24): after how many open days whom to tell; by body and date.
create table approval.stagnation_rule (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    remind_after smallint not null check (remind_after between 1 and 60),
    escalate_after smallint not null check (escalate_after between 1 and 90),
    absent_after smallint not null check (absent_after between 0 and 30),
    source text not null check (source <> '' and length(source) <= 200),
    valid daterange not null check (isempty(valid) or lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id),
    constraint escalated_later check (escalate_after > remind_after),
    constraint one_stagnation_rule exclude using gist (tenant_id with =, body_id with =, valid with &&)
);

-- That somebody was told of a step that waits too long.
create table approval.stagnation (
    tenant_id integer not null,
    document_id uuid not null,
    round integer not null,
    ordinal integer not null,
    stage text not null check (stage in ('REMINDED', 'ESCALATED', 'ABSENT')),
    told_on date not null,
    rule_id uuid not null,
    primary key (tenant_id, document_id, round, ordinal, stage, told_on),
    foreign key (tenant_id, document_id, round, ordinal) references approval.step (tenant_id, document_id, round, ordinal),
    foreign key (tenant_id, rule_id) references approval.stagnation_rule (tenant_id, id)
);

call tenancy.protect('approval.stagnation_rule');
call tenancy.protect('approval.stagnation');
call ledger.of_record('approval.stagnation_rule');
call ledger.of_record('approval.stagnation');
grant select, insert on approval.stagnation_rule, approval.stagnation to fumikura_app;
grant update (valid) on approval.stagnation_rule to fumikura_app;
create trigger only_shorten before update on approval.stagnation_rule
    for each row execute function organization.only_shorten();
