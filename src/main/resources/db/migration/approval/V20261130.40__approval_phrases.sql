-- 定型文: words that are put into requests; of one person, of a unit and those below it, or of a whole body.
-- One that ended on the day on which it began is valid on none.
create table approval.phrase (
    tenant_id integer not null,
    id uuid not null,
    body_id uuid not null,
    unit_id uuid,
    person_id uuid,
    name text not null check (name <> '' and length(name) <= 100),
    words text not null check (words <> '' and length(words) <= 2000),
    valid daterange not null check (isempty(valid) or lower(valid) is not null),
    primary key (tenant_id, id),
    foreign key (tenant_id, body_id) references organization.body (tenant_id, id),
    foreign key (tenant_id, unit_id) references organization.unit (tenant_id, id),
    foreign key (tenant_id, person_id) references organization.person (tenant_id, id),
    constraint of_a_person_or_a_unit check (person_id is null or unit_id is null)
);
create index phrase_person on approval.phrase (tenant_id, person_id);
create index phrase_unit on approval.phrase (tenant_id, unit_id);

call tenancy.protect('approval.phrase');
call ledger.of_record('approval.phrase');
grant select, insert on approval.phrase to fumikura_app;
grant update (valid) on approval.phrase to fumikura_app;
create trigger only_shorten before update on approval.phrase
    for each row execute function organization.only_shorten();
